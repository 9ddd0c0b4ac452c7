from __future__ import annotations

import pytest

from cardprint.source.language import is_language, language_hint


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "EN",
        "no",
        "gsw",
        "pt-BR",
        "es-419",
        "zh-Hant",
        "zh-Hant-TW",
        "zh-yue-HK",
        "de-CH-1996",
        "sl-rozaj-biske",
        "en-u-ca-buddhist",
        "de-x-school",
        "ca-ES-valencia-t-es",
    ],
)
def test_tags_in_the_form_of_bcp_47_are_languages(tag):
    assert is_language(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "english", "German", "en_US", "en-", "-en", "en--US", "en US", "en-USAA-", "日本"]
)
def test_other_words_are_not(tag):
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("en_US", "did you mean 'en-US'?"),
        ("de_AT.UTF-8", "did you mean 'de-AT'?"),
        ("German", "write its code, such as en, de, pt-BR or zh-Hant"),
    ],
)
def test_a_hint_says_what_to_write(tag, hint):
    assert language_hint(tag) == hint
