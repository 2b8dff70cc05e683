"""From bytes to a document: what is honoured, what is refused, and what stays as it is."""

from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest

from attrib.readers import ReadError, count_quotations, read

STORY = "“The ferry will not sail,” Mayor Ana Ruiz told reporters.\n\nNobody asked why.\n"
ENGLISH = """
The council has agreed to close the swimming pool on Mill Lane after engineers found cracks in the roof, and the people
who use it say they were told nothing. It will stay shut until the spring, the council said in a statement, because
the repairs cannot be made while there is water in the building. Swimmers who had paid for the year will get their
money back.
"""
OTHERS = {
    "French": """
Le conseil municipal a décidé de fermer la piscine de la rue du Moulin après que des ingénieurs ont trouvé des fissures
dans le toit, et les habitués disent qu’on ne leur a rien dit. Elle restera fermée jusqu’au printemps, a indiqué la
mairie dans un communiqué, parce que les travaux ne peuvent pas se faire tant qu’il y a de l’eau dans le bâtiment. Les
abonnés seront remboursés.
""",
    "German": """
Der Stadtrat hat beschlossen, das Schwimmbad in der Mühlgasse zu schließen, nachdem Ingenieure Risse im Dach gefunden
hatten, und die Besucher sagen, man habe ihnen nichts gesagt. Es bleibt bis zum Frühjahr geschlossen, teilte die Stadt
mit, weil die Arbeiten nicht möglich sind, solange Wasser im Gebäude steht. Wer eine Jahreskarte hat, bekommt sein Geld
zurück, hieß es in der Mitteilung weiter.
""",
    "Spanish": """
El ayuntamiento ha decidido cerrar la piscina de la calle del Molino después de que los ingenieros encontraran grietas
en el tejado, y los usuarios dicen que nadie les avisó. Seguirá cerrada hasta la primavera, según un comunicado, porque
las obras no se pueden hacer mientras haya agua en el edificio. Los abonados recuperarán su dinero, añadió el portavoz
del alcalde en la misma nota.
""",
    "Dutch": """
De gemeente heeft besloten om het zwembad aan de Molenlaan te sluiten nadat ingenieurs scheuren in het dak hadden
gevonden, en de bezoekers zeggen dat hun niets is verteld. Het blijft dicht tot het voorjaar, liet de gemeente weten,
omdat het werk niet kan worden gedaan zolang er water in het gebouw staat. Of er daarna nog geld is, of dat het bad
voorgoed dicht gaat, kon de wethouder niet zeggen.
""",
    "Polish": """
Rada miasta postanowiła zamknąć basen przy ulicy Młyńskiej po tym, jak inżynierowie znaleźli pęknięcia w dachu, a
ludzie, którzy z niego korzystają, mówią, że nikt im o tym nie powiedział. To nie jest koniec, zapewnia ratusz, ale do
wiosny basen będzie zamknięty, bo to jedyny sposób, by prace mogły się odbyć. Kto zapłacił za rok, ten dostanie
pieniądze do ręki, a to ma nastąpić jeszcze w tym miesiącu.
""",
}
HEADLINES = """
COUNCIL SHUTS POOL AFTER CRACKS FOUND IN ROOF
Ferry crews to strike over pay
Ruiz wins second term with half of vote
Storm leaves three villages without power
Hospital plans cuts to night shifts
Bank profit falls for third quarter
School roofs were known to leak, says report
Rovers hold on to beat Arden
Man held after fire on Dock Street
Rents rise by a tenth in a year
"""


def refused(data: bytes, **options: str | int) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(data, name="story.txt", **options)  # type: ignore[arg-type]
    assert caught.value.name == "story.txt"
    assert str(caught.value) == f"story.txt: {caught.value.message}"
    return caught.value


def test_a_path_is_a_file_and_bytes_are_its_content(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    for source in (path, str(path)):
        document = read(source)
        assert (document.name, document.text) == (str(path), STORY)
        assert document.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert read(STORY.encode(), name="desk copy") == read(path, name="desk copy")
    assert read(STORY.encode()).name == "-"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_byte_order_mark_is_honoured_and_left_out(mark: bytes, encoding: str) -> None:
    data = mark + STORY.encode(encoding)
    document = read(data)
    assert document.text == STORY
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert read(data, encoding="latin-1").text == STORY, "a mark in the file outweighs what its sender says"


@pytest.mark.parametrize(
    "text", ["one\r\ntwo\r\n", "one\rtwo\r", "one\u2028two", "\t a\u00a0b \n\n", "a\x1b[2Jb\x0cc", "a\ufeffb"]
)
def test_nothing_else_is_changed(text: str) -> None:
    assert read(text.encode()).text == text


def test_a_declared_encoding() -> None:
    assert read(STORY.encode("windows-1252"), encoding="windows-1252").text == STORY
    assert read(STORY.encode("utf-16-le"), encoding="utf-16-le").text == STORY
    assert read(STORY.encode("utf-16"), encoding="UTF_16").text == STORY


@pytest.mark.parametrize(
    ("data", "options", "place"),
    [
        (b"caf\xe9 owners", {}, "not UTF-8: byte 3 (0xe9, line 1)"),
        (b"one\ntwo \x93yes\x94", {}, "not UTF-8: byte 8 (0x93, line 2)"),
        (codecs.BOM_UTF8 + b"caf\xe9 owners", {}, "not UTF-8: byte 6 (0xe9, line 1)"),
        (codecs.BOM_UTF16_LE + b"a\x00b", {}, "not UTF-16-LE: byte 4 (0x62, line 1)"),
        ("naïve".encode(), {"encoding": "ascii"}, "not ASCII: byte 2 (0xc3, line 1)"),
        (b"it ends in the middle of a letter \xe2\x80", {}, "not UTF-8: byte 34 (0xe2, line 1)"),
    ],
)
def test_a_wrong_encoding_is_said_with_its_byte(data: bytes, options: dict[str, str], place: str) -> None:
    error = refused(data, **options)
    assert error.code == "wrong-encoding"
    assert error.message.startswith(place)
    assert "--encoding" in error.message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"words and \x00 more words",
        STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"a\0\0\0",
    ],
)
def test_nul_bytes_are_binary(data: bytes) -> None:
    assert refused(data).code == "binary"


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b" \n\t\r\n", "\u00a0\u2003\u2029".encode()])
def test_nothing_to_read(data: bytes) -> None:
    error = refused(data)
    assert (error.code, error.message[:5]) == ("empty", "empty")


def test_a_limit_of_bytes(tmp_path: Path) -> None:
    assert read(b"a" * 100, max_bytes=100).text == "a" * 100
    error = refused(b"a" * 2001, max_bytes=2000)
    assert error.code == "too-large"
    assert "2,000 bytes" in error.message
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 2001)
    with pytest.raises(ReadError, match="2,000 bytes"):
        read(path, max_bytes=2000)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file to read")
def test_an_endless_file_is_given_up_at_the_limit() -> None:
    with pytest.raises(ReadError, match="larger than"):
        read("/dev/zero", max_bytes=10_000)


@pytest.mark.parametrize(
    ("text", "many"),
    [
        (STORY, 1),
        ("“A,” he said. “B.” ‘C,’ she said.", 3),
        ('"A," he said. "B." \'C,\' she said, and didn\'t stop.', 3),
        ("«A», he said, and “B”", 2),
        ('"' * 1000, 500),
        ("“" * 1000, 1000),
        ("”" * 1000, 1000),
    ],
)
def test_a_limit_of_quotations(text: str, many: int) -> None:
    assert count_quotations(text) == many
    assert read(text.encode(), max_quotations=many).text == text
    error = refused(text.encode(), max_quotations=many - 1)
    assert error.code == "too-many-quotations"
    assert f"{many - 1:,}" in error.message


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH.upper(), HEADLINES, "Vier kurze deutsche Wörter."], ids=lambda t: t.split()[0]
)
def test_english(text: str) -> None:
    assert read(text.encode()).text == text


@pytest.mark.parametrize("language", OTHERS)
def test_not_english(language: str) -> None:
    assert len(OTHERS[language].split()) >= 50
    assert refused(OTHERS[language].encode()).code == "not-english"
    assert refused(OTHERS[language].upper().encode()).code == "not-english"


def test_every_fixture_is_english() -> None:
    for path in (Path(__file__).parents[1] / "fixtures" / "articles").glob("*.txt"):
        assert read(path).text


def test_what_is_not_a_file(tmp_path: Path) -> None:
    for source, code in (
        (tmp_path / "nowhere.txt", "not-found"),
        (tmp_path, "is-a-folder"),
        (tmp_path / ("x" * 5000), "unreadable"),
        ("a\0b", "unreadable"),
    ):
        with pytest.raises(ReadError) as caught:
            read(source)
        assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="cannot be read: permission denied"):
        read(path)


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes(STORY.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert read(os.fsdecode(raw)).name == f"{tmp_path}/caf\\xe9.txt"
