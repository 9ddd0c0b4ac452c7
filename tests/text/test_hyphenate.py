"""Where words may be divided, language by language."""

import pytest

from cardprint.text.hyphenate import hyphenated


def divided(word, lang):
    return hyphenated(word, lang).replace("\u00ad", "-")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "Do-nau-dampf-schiff-fahrts-ge-sell-schaft Fuß-gän-ger-zone Zu-cker"),
        ("fr", "ap-pren-tis-sage an-ti-cons-ti-tu-tion-nel-le-ment"),
        ("es", "mur-cié-lago ex-cep-ción"),
        ("it", "pre-ci-pi-te-vo-lis-si-me-vol-mente"),
        ("pt-BR", "as-sis-tente"),
        ("nl", "zie-ken-huis ver-ze-ke-ring"),
        ("pl", "naj-praw-do-po-dob-niej wszech-świat"),
        ("cs", "pří-klad nej-ne-ob-hos-po-da-řo-vá-va-tel-nější"),
        ("sv", "re-a-li-sa-tions-vinst"),
        ("hu", "meg-győ-ző-dés"),
        ("ru", "до-сто-при-ме-ча-тель-ность подъ-езд"),
        ("el", "πα-ράδειγμα"),
        ("fi", "len-to-ko-ne-suih-ku-tur-bii-ni-moot-tori pre-si-dentti stra-te-gia"),
    ],
)
def test_words_are_divided_as_their_language_does(lang, words):
    for word in words.split():
        assert divided(word.replace("-", ""), lang) == word


@pytest.mark.parametrize(("lang", "word"), [("hu", "asszonnyal"), ("hu", "hosszú"), ("nl", "reëel"), ("sv", "tillägg")])
def test_no_word_is_divided_where_that_would_change_its_spelling(lang, word):
    assert hyphenated(word, lang).replace("\u00ad", "") == word
    assert "\u00ad" not in hyphenated(word, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("th", "ภาษาไทย"),
        ("mr", "महाराष्ट्रामध्ये"),
        ("de", "Fußga\u0308ngerzone"),
        ("de", "example.org/Straßenbahn"),
        ("tlh", "qaStaHvIS"),
    ],
)
def test_scripts_without_hyphens_and_what_is_no_plain_word_are_left_alone(lang, text):
    assert hyphenated(text, lang) == text
