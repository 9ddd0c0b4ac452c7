from __future__ import annotations

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from cardprint.errors import DeckError
from cardprint.images.raster import open_raster
from cardprint.model.geometry import Size
from cardprint.model.page import Crop, Document, Page, Panel, PlacedPicture
from cardprint.model.picture import Picture, PictureKind
from cardprint.pdf.bundle import bundle
from cardprint.pdf.jpeg import strip
from cardprint.pdf.pictures import PictureStore
from cardprint.pdf.writer import render, render_parts
from cardprint.source.deck_file import load_deck
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

RED, LIME, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">{}</svg>'


@pytest.fixture
def picture(tmp_path):
    """Return what writes an image to a file and gives it as a picture of a deck."""

    def make(image, name="a.png", **options):
        path = tmp_path / name
        if isinstance(image, str):
            path.write_text(SVG.format(image), encoding="utf-8")
            return Picture(name, str(path), PictureKind.DRAWING, Size(30, 20))
        image.save(path, **options)
        found, turn = open_raster(path.read_bytes())
        kind = PictureKind.JPEG if found.format == "JPEG" else PictureKind.PIXELS
        return Picture(name, str(path), kind, Size(*(found.size if turn < 5 else found.size[::-1])), turn)

    return make


def document(*placed, name="A"):
    return Document("T", "en", (Page(Size(100, 100), (Panel(10, 10, placed, "front"),)),), name)


def placed(picture, width=60.0, height=40.0, **more):
    return PlacedPicture(0, 0, width, height, picture, **more)


def images(data):
    """Return the pictures in a file, each once."""
    found = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        for value in page["/Resources"].get("/XObject", {}).values():
            found[value.idnum if hasattr(value, "idnum") else id(value)] = value.get_object()
    return list(found.values())


def seen(data, *points):
    """Return the colours at points of the page's first panel, as another program draws it."""
    with pypdfium2.PdfDocument(data) as pdf:
        drawn = pdf[0].render(scale=4).to_pil().convert("RGB")
    return [drawn.getpixel((round(4 * (10 + x)), round(4 * (10 + y)))) for x, y in points]


def near(colours, expected, within=12):
    return all(
        abs(a - b) <= within
        for left, right in zip(colours, expected, strict=True)
        for a, b in zip(left, right, strict=True)
    )


def corners():
    """Return a picture that is red above left, lime above right, and blue below."""
    image = Image.new("RGB", (60, 40), BLUE)
    image.paste(RED, (0, 0, 30, 20))
    image.paste(LIME, (30, 0, 60, 20))
    return image


PLACES = ((15, 10), (45, 10), (30, 30))


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_every_orientation_is_printed_upright(picture, turn, name):
    back = [None, None, 0, 3, 1, 5, 2, 6, 4][turn]  # the way of Pillow's that EXIF's turn undoes
    lying = corners() if back is None else corners().transpose(Image.Transpose(back))
    exif = Image.Exif()
    exif[0x0112] = turn
    found = picture(lying, name, exif=exif)
    assert found.size == (60, 40)
    assert near(seen(render(document(placed(found))), *PLACES), (RED, LIME, BLUE))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_stays_the_same_jpeg(picture, mode):
    found = picture(corners().convert(mode), "a.jpg", quality=95)
    data = render(document(placed(found)))
    (image,) = images(data)
    assert image["/Filter"] == "/DCTDecode"
    assert image._data == strip(Path(found.path).read_bytes()).data
    expected = {"L": [(76,) * 3, (150,) * 3, (29,) * 3]}.get(mode, [RED, LIME, BLUE])
    assert near(seen(data, *PLACES), expected, 120 if mode == "CMYK" else 12)


def test_of_a_jpeg_only_what_shows_goes_into_the_file(picture):
    exif = Image.Exif()
    exif[0x010F] = "A camera that knows where it was"
    found = picture(corners(), "a.jpg", exif=exif, comment=b"a remark")
    data = render(document(placed(found)))
    assert b"A camera" not in data
    assert b"a remark" not in data


def test_what_not_every_viewer_reads_is_no_jpeg_to_keep():
    assert strip(b"\xff\xd8\xff\xc9\x00\x04ab\xff\xda\x00\x02x\xff\xd9") is None
    assert strip(b"\xff\xd8\xff\xc0\x00\x04ab") is None
    whole = strip(b"\xff\xd8\xff\xc0\x00\x04ab\xff\xda\x00\x02x\xff\x00y\xff\xd9more")
    assert whole.data == b"\xff\xd8\xff\xc0\x00\x04ab\xff\xda\x00\x02x\xff\x00y\xff\xd9"


def test_what_is_clear_shows_what_is_behind(picture):
    image = corners().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 30, 20))
    assert near(seen(render(document(placed(picture(image)))), *PLACES), (WHITE, LIME, BLUE))
    palette = corners().convert("P", palette=Image.Palette.ADAPTIVE)
    found = picture(palette, "p.png", transparency=palette.getpixel((0, 0)))
    assert near(seen(render(document(placed(found))), *PLACES), (WHITE, LIME, BLUE))


def test_opaque_pictures_carry_no_mask(picture):
    (image,) = images(render(document(placed(picture(corners().convert("RGBA"))))))
    assert "/SMask" not in image


def test_sixteen_bits_become_eight_and_one_bit_stays_one(picture):
    deep = Image.new("I;16", (60, 40), 40000)
    data = render(document(placed(picture(deep))))
    assert images(data)[0]["/BitsPerComponent"] == 8
    assert near(seen(data, (30, 20)), [(156, 156, 156)], 2)
    data = render(document(placed(picture(Image.new("1", (60, 40), 1)))))
    assert images(data)[0]["/BitsPerComponent"] == 1
    assert seen(data, (30, 20)) == [WHITE]


def test_a_palette_stays_one(picture):
    data = render(document(placed(picture(corners().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)))))
    (image,) = images(data)
    assert image["/ColorSpace"][0] == "/Indexed"
    assert image["/BitsPerComponent"] == 2
    assert near(seen(data, *PLACES), (RED, LIME, BLUE))


def test_a_profile_is_kept_unless_it_is_the_one_that_everybody_expects(picture):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = srgb.replace(b"sRGB", b"mine").replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))
    spaces = []
    for profile in (srgb, other, b"damaged " * 40):
        (image,) = images(render(document(placed(picture(corners(), "a.jpg", icc_profile=profile)))))
        spaces.append(image["/ColorSpace"])
    assert spaces[0] == spaces[2] == "/DeviceRGB"
    assert spaces[1][0] == "/ICCBased"


@pytest.mark.parametrize(
    ("mode", "kind", "name"),
    [
        ("CMYK", b"prtrCMYK", "a.jpg"),
        ("CMYK", b"prtrCMYK", "a.tif"),
        ("L", b"mntrGRAY", "a.png"),
        ("L", b"scnrGRAY", "a.jpg"),
        ("P", b"mntrRGB ", "a.png"),
    ],
)
def test_inks_greys_and_palettes_keep_their_profile_too(picture, mode, kind, name):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = (
        srgb[:12]
        + kind
        + srgb[20:].replace(b"sRGB", b"mine").replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))
    )
    data = render(document(placed(picture(corners().convert(mode), name, icc_profile=profile))))
    space = images(data)[0]["/ColorSpace"]
    space = space[1] if space[0] == "/Indexed" else space
    assert space[0] == "/ICCBased"
    assert space[1].get_object().get_data() == profile
    link = profile[:12] + b"link" + profile[16:]
    (image,) = images(render(document(placed(picture(corners().convert(mode), name, icc_profile=link)))))
    assert b"ICCBased" not in str(image["/ColorSpace"]).encode()


@pytest.mark.parametrize(("name", "decoder"), [("a.jpg", "/DCTDecode"), ("a.png", "/FlateDecode")])
def test_more_pixels_than_print_shows_are_left_out(picture, name, decoder):
    found = picture(corners().resize((1200, 800)), name)
    (image,) = images(render(document(placed(found, 72, 48), placed(found, 36, 24))))
    assert (image["/Width"], image["/Height"], image["/Filter"]) == (300, 200, decoder)


def test_what_is_cut_off_counts_for_the_size_of_the_whole(picture):
    found = picture(corners().resize((1200, 800)))
    (image,) = images(render(document(placed(found, 36, 48, crop=Crop(0.25, 0, 0.5, 1)))))
    assert (image["/Width"], image["/Height"]) == (300, 200)


def test_a_crop_shows_the_part_it_names(picture):
    data = render(document(placed(picture(corners()), 30, 40, crop=Crop(0.5, 0, 0.5, 1))))
    assert near(seen(data, (5, 5), (25, 5), (40, 5)), (LIME, LIME, WHITE))


def test_a_picture_is_there_once_however_often_it_is_shown_and_in_a_bundle_too(picture):
    found, other = picture(corners()), picture(corners().rotate(180), "b.jpg")
    drawing = picture('<g opacity=".5"><rect width="9" height="9"/><circle r="4"/></g>', "c.svg")
    assert len(images(render(document(*[placed(found)] * 3)))) == 1
    parts = render_parts(
        [
            document(placed(found), placed(other), placed(drawing), name="A"),
            document(placed(found), placed(drawing), name="B"),
            document(placed(other), placed(drawing, 20, 20), placed(found, 10, 10), name="C"),
        ]
    )
    bound = bundle(parts, title="T", lang="en")
    assert len(images(bound)) == 3
    assert bound.count(b"/Subtype /Image") == 2
    assert len(images(parts[1])) == 2


def test_equal_names_of_different_pictures_are_kept_apart_in_a_bundle(picture):
    first = render(document(placed(picture(corners())), name="A"))
    second = render(document(placed(picture(corners().rotate(180))), name="B"))
    assert len(images(bundle([first, second], title="T", lang="en"))) == 2


def test_what_is_to_be_seen_is_said_in_words(picture):
    data = render(document(placed(picture(corners()), alt="Drei Farben: größer")))
    content = PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data()
    assert b"/Span<</Alt<FEFF" in content
    assert content.count(b"BDC") == content.count(b"EMC") == 1


def test_words_that_lie_over_a_picture_are_extracted_and_not_seen(picture, assert_valid):
    shown, alt = picture(corners()), "Drei Farben: größer, 三色"
    data = render(document(placed(shown, alt=alt, words=Typesetter(load_fonts(system=False), "en").shaped(alt))))
    assert " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split()) == alt
    with pypdfium2.PdfDocument(data) as pdf:
        assert pdf[0].get_textpage().get_text_bounded() == alt
    assert near(seen(data, *PLACES), seen(render(document(placed(shown))), *PLACES), 0)
    assert_valid(data)


def test_a_file_that_changed_meanwhile_is_reported(picture):
    found = picture(corners())
    Path(found.path).write_bytes(b"something else")
    with pytest.raises(DeckError, match=r"'a\.png' has changed while it was printed"):
        render(document(placed(found)))


def test_pictures_give_valid_files_and_the_same_bytes(picture, assert_valid):
    gradient = (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0"/>'
        '</linearGradient><g opacity=".5" fill="url(#g)"><circle cx="9" cy="9" r="5"/><text y="9">a</text></g>'
    )
    shown = (
        placed(picture(corners(), "a.jpg")),
        placed(picture(corners().convert("RGBA").rotate(30), "b.png")),
        placed(picture(corners().convert("CMYK"), "c.jpg"), alt="inks"),
        placed(picture(gradient, "d.svg"), crop=Crop(0.1, 0.1, 0.8, 0.8)),
    )
    data = render(document(*shown))
    assert data == render(document(*shown))
    assert_valid(data)


def test_a_drawing_is_drawn_in_vectors_and_the_right_way_up(picture):
    found = picture('<rect width="15" height="10" fill="red"/><path d="M15 0h99v10h-99z" fill="lime"/>')
    data = render(document(placed(found)))
    assert images(data)[0]["/Subtype"] == "/Form"
    assert near(seen(data, *PLACES, (62, 10)), (RED, LIME, WHITE, WHITE))


def test_a_group_that_is_half_opaque_is_so_as_a_whole(picture):
    found = picture('<g opacity=".5"><rect width="30" height="20"/><rect width="15" height="20" fill="red"/></g>')
    assert near(seen(render(document(placed(found))), (15, 10), (45, 10)), ((255, 127, 127), (127, 127, 127)), 3)


def test_gradients_run_from_colour_to_colour_and_from_seen_to_unseen(picture):
    stops = '<stop stop-color="red"/><stop offset="1" stop-color="blue"{}/>'
    opaque = f'<linearGradient id="g">{stops.format("")}</linearGradient><rect width="30" height="20" fill="url(#g)"/>'
    left, middle, right = seen(render(document(placed(picture(opaque)))), (1, 10), (30, 10), (59, 10))
    assert near((left, middle, right), (RED, (128, 0, 128), BLUE))
    fading = opaque.replace("/></l", ' stop-opacity="0"/></l')
    assert near(seen(render(document(placed(picture(fading, "b.svg")))), (1, 10), (59, 10)), (RED, WHITE))


def test_lines_are_drawn_with_gradients_too_wherever_a_group_has_moved_them(picture):
    drawn = (
        '<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="15"><stop stop-color="red"/>'
        '<stop offset="1" stop-color="blue"{}/></linearGradient><g transform="scale(2)"{}>'
        '<path d="M0 5h15" stroke-width="4" stroke="url(#g)"/></g>'
    )
    left, middle, right, below = seen(
        render(document(placed(picture(drawn.format("", ""))))), (1, 20), (30, 20), (59, 20), (30, 38)
    )
    assert near((left, middle, right, below), (RED, (128, 0, 128), BLUE, WHITE))
    fading = drawn.format(' stop-opacity="0"', ' stroke-opacity=".5"')
    assert near(seen(render(document(placed(picture(fading, "b.svg")))), (1, 20), (59, 20)), ((255, 128, 128), WHITE))
    in_a_form = drawn.format("", ' opacity=".5"') + '<rect width="1" height="1"/>'
    faint = in_a_form.replace("<path", '<rect width="1" height="1"/><path')
    assert near(seen(render(document(placed(picture(faint, "c.svg")))), (59, 20)), ((128, 128, 255),))


def test_an_opacity_of_a_shape_and_one_of_its_gradient_are_multiplied(picture):
    stops = '<stop stop-color="red" stop-opacity=".5"/><stop offset="1" stop-color="red" stop-opacity=".5"/>'
    drawn = (
        f'<linearGradient id="g">{stops}</linearGradient>'
        '<rect width="30" height="20" fill="url(#g)" fill-opacity=".5"/>'
    )
    assert near(seen(render(document(placed(picture(drawn)))), (30, 10)), ((255, 191, 191),))


def test_a_clipping_hides_and_even_odd_leaves_holes(picture):
    ring = '<path fill-rule="evenodd" d="M0 0h30v20h-30z M10 5h10v10h-10z"/>'
    clipped = f'<clipPath id="c"><rect width="15" height="20"/></clipPath><g clip-path="url(#c)">{ring}</g>'
    assert near(seen(render(document(placed(picture(clipped)))), (5, 5), (25, 20), (55, 20)), ((0, 0, 0), WHITE, WHITE))


@pytest.mark.skipif(os.name == "nt", reason="links and pipes with names are of POSIX")
@pytest.mark.parametrize("change", ["a link", "a folder that is a link", "a pipe"])
def test_a_picture_in_whose_place_a_link_or_a_pipe_has_come_is_not_opened(change, tmp_path):
    secret, shown = tmp_path / "secret", tmp_path / "deck" / "pictures"
    for folder in (secret, shown):
        folder.mkdir(parents=True)
        Image.new("RGB", (9, 9)).save(folder / "a.png")
    deck = tmp_path / "deck" / "deck.yaml"
    deck.write_text("title: t\ncards: [{front: a, back: b, image: pictures/a.png}]\n", encoding="utf-8")
    (picture,) = load_deck(deck)[0].pictures
    store = PictureStore()
    store.ask(picture, 9, 9)
    store.stream(picture)
    shown.rename(tmp_path / "before")
    if change == "a folder that is a link":
        shown.symlink_to(secret)
    else:
        shown.mkdir()
        (shown / "a.png").symlink_to(secret / "a.png") if change == "a link" else os.mkfifo(shown / "a.png")
    again = PictureStore()
    again.ask(picture, 9, 9)
    with pytest.raises(DeckError, match="has changed while it was printed"):
        again.stream(picture)
