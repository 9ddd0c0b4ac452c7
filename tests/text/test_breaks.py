"""Where lines may break: ICU's answer, by the short way and the long one, and where taste says no."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardprint.text.breaks import (
    GLUE,
    clusters,
    code_breaks,
    glue,
    has_right_to_left,
    icu_breaks,
    is_plain,
    line_breaks,
)

_PLAIN_CHARACTERS = "aZéжλ19,.;:!?'’“”()/%&$€£+=*#@<>_…–\"-  "


@given(st.text(_PLAIN_CHARACTERS, min_size=1, max_size=24))
@example('say "this" (or that), 3/4 of it - well-known; e.g. a–b')
@example("C# / .NET")
@example("x = y+1")
def test_plain_text_breaks_the_short_way_just_as_icu_breaks_it(text):
    glued = glue(text, "xx")
    assert line_breaks(glued, "en") == icu_breaks(glued, "en")


@pytest.mark.parametrize(
    "text", ["What does Docker do?", "a well-known fact (e.g. 3.5 %)", "Привет, мир", "καλημέρα κόσμε"]
)
def test_common_text_is_plain(text):
    assert is_plain(glue(text, "en"))


@pytest.mark.parametrize("text", ["“ a”", "( a )", "日本語", "a\u00a0b", " lead", "two  spaces", "אבג", "e\u0301"])
def test_text_that_icu_must_see_whole_is_not_plain(text):
    assert not is_plain(text)


@pytest.mark.parametrize(
    ("text", "lang", "pieces"),
    [
        ("日本語の「括弧」です。", "ja", ["日", "本", "語", "の", "「括", "弧」", "で", "す。"]),
        ("ภาษาไทยเป็นภาษา", "th", ["ภาษา", "ไทย", "เป็น", "ภาษา"]),
        ("well-known 🙂🙂 x", "en", ["well-", "known ", "🙂", "🙂 ", "x"]),
    ],
)
def test_scripts_without_spaces_break_where_their_readers_expect(text, lang, pieces):
    ends = line_breaks(text, lang)
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == pieces


def pieces(text, lang, whole=()):
    glued = glue(text, lang)
    ends = line_breaks(glued, lang, whole)
    return "|".join(text[start:end] for start, end in zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize(
    ("lang", "broken"),
    [
        ("ja", "コー|ヒー|と|チョ|コ|レー|ト|を|買っ|て、|ちょっ|と|休|も|う。"),
        ("ja", "「東|京」|へ|行|き|ま|し|た！"),
        ("zh", "老|师|问：|“谁|知|道|《红|楼|梦》？”"),
        ("th", "เด็กๆ |เดิน|ไป|โรงเรียน|ทุก|เช้า"),
        ("km", "ក្មេងៗ|ដើរទៅ|សាលារៀន|រាល់|ព្រឹក។"),
        ("my", "မြန်မာဘာသာ|စကား|ကို |လေ့လာ|ရန်"),
        ("lo", "ນ້ຳ|ຂອງ|ເປັນ|ແມ່|ນ້ຳ"),
        ("hi", "कृपया |अपना |उत्तर |लिखिए।"),
        ("am", "አያቴ |በ1948 |ዓ.ም. |ተወለደ።"),
        ("fr", "Il |dit |« oui » |et |« non » ; |pourquoi ? |Oui !"),
        ("fr", "Il |y |a |20 % |de |rabais : |voilà."),
        ("cs", "V zimě |mrzne |a u řeky |je |tma."),
        ("sk", "Bol |v lese |a s otcom |zbieral |huby."),
        ("pl", "Jadę |z domu |i w góry."),
        ("de", "Er |sagte: |„Nein!“ |– |und |ging."),
        ("he", 'ארה"ב |ובריטניה |הן |מדינות.'),
    ],
)
def test_lines_break_where_each_language_lets_them(lang, broken):
    assert pieces(broken.replace("|", ""), lang) == broken


def test_korean_words_stay_whole_unless_they_must_be_divided():
    text = "값은 3,000원(세금 포함)입니다."
    assert pieces(text, "en", ("ko",)) == "값은 |3,000원(세금 |포함)입니다."
    assert pieces(text, "ko").startswith("값|은 |")


def test_hanja_stay_with_the_words_they_are_in_where_a_text_is_korean():
    assert pieces("大韓民國의 首都는 어디?", "ko", ("ko",)) == "大韓民國의 |首都는 |어디?"
    assert pieces("學校, 先生: 학교, 선생", "ko", ("ko",)) == "學校, |先生: |학교, |선생"
    assert pieces("안녕: 你好吗我们一起去吧", "en", ("ko",)) == "안녕: |你好|吗|我们|一起去|吧"


def test_chinese_words_stay_whole_where_that_is_asked_for():
    text = "「鼴鼠」為什麼怕光？"
    assert pieces(text, "zh-Hant", ("zh",)) == "「鼴鼠」|為什麼|怕|光？"
    assert pieces(text, "zh-Hant") == "「鼴|鼠」|為|什|麼|怕|光？"
    assert pieces("他说：“你好……我们一起去吧！”", "en", ("zh",)) == "他|说：|“你好……|我们|一起去|吧！”"
    assert pieces("海拔高的公尺", "zh", ("zh",)) == "海拔|高|的|公尺"
    assert pieces("経済の発展", "ja", ("zh",)) == pieces("経済の発展", "ja")


def test_japanese_phrases_stay_whole_where_that_is_asked_for():
    text = "東京へ行きましたか。コーヒーが好きです"
    assert pieces(text, "ja", ("ja", "ko")) == "東京へ|行きましたか。|コーヒーが|好きです"


@pytest.mark.parametrize(
    "mark", "、。，．・：；！？」』）〕］｝〉》】ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝゞ…"
)
def test_no_japanese_line_begins_with_what_should_not_begin_one(mark):
    assert line_breaks(f"漢{mark}字", "ja")[0] != 1


@pytest.mark.parametrize("mark", "「『（〔［｛〈《【")
def test_no_japanese_line_ends_with_an_opening_bracket(mark):
    assert 2 not in line_breaks(f"漢{mark}字", "ja")


@pytest.mark.parametrize(
    ("text", "lang", "glued"),
    [
        ("takes 10 GB of RAM", "en", "takes 10~GB of RAM"),
        ("5 km/h and 3 m² at 20 °C", "en", "5~km/h and 3~m² at 20~°C"),
        ("4 of 5 hours", "en", "4 of 5 hours"),
        ("A → B", "en", "A~→~B"),
        ("Image in the bucket → Lambda function", "en", "Image in the bucket → Lambda function"),
        ("jedziemy z domu i w góry", "pl", "jedziemy z~domu i~w~góry"),
        ("jedziemy z domu", "en", "jedziemy z domu"),
        ("Salze, z. B. NaCl, i. d. R. fest", "de", "Salze, z.~B. NaCl, i.~d.~R. fest"),
        ("Das war A. Bald kam er.", "de", "Das war A. Bald kam er."),
    ],
)
def test_a_number_stays_with_its_unit_and_a_short_word_with_the_next(text, lang, glued):
    assert glue(text, lang).replace(GLUE, "~") == glued


@given(st.text("aé1 /!?.,;:)", max_size=12))
def test_gluing_changes_no_break_that_icu_finds_but_at_numbers_and_units(text):
    assert icu_breaks(glue(text, "en"), "en") == icu_breaks(text, "en")


@given(st.text())
def test_gluing_replaces_spaces_only(text):
    assert glue(text, "pl").replace(GLUE, " ") == text.replace(GLUE, " ")


@pytest.mark.parametrize("text", ["שלום", "السلام", "a \u200fb", "\U0001e900"])
def test_right_to_left_text_is_noticed(text):
    assert has_right_to_left(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x58F)))
def test_text_of_the_west_is_not_right_to_left(text):
    assert not has_right_to_left(text)


def test_clusters_are_what_a_reader_calls_characters():
    assert clusters("e\u0301👩‍🚀🇫🇷नि") == ["e\u0301", "👩‍🚀", "🇫🇷", "नि"]


@given(st.text())
def test_clusters_lose_nothing(text):
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("code", "pieces"),
    [
        ("if x  and y:", ["if ", "x  ", "and ", "y:"]),
        ("f(a,b, c)", ["f(a,", "b, ", "c)"]),
        ("range(4):", ["range(4):"]),
        ("call(something_long)", ["call(", "something_long)"]),
        ("find().first().name", ["find()", ".first()", ".name"]),
        ("x = 3.14", ["x ", "= ", "3.14"]),
        ("https://example.org/a?b=c&d", ["https://example.org/", "a?", "b=c&", "d"]),
        ("// 日本", ["// ", "日", "本"]),
        ("", [""]),
    ],
)
def test_a_line_of_code_goes_on_where_its_reader_expects(code, pieces):
    ends = code_breaks(code)
    assert [code[start:end] for start, end in zip([0, *ends], ends, strict=False)] == pieces
