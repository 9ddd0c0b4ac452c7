from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cardprint.images.errors import UnfitPictureError
from cardprint.images.raster import open_raster

SHARED = Path(__file__).parents[3] / "shared" / "hostile"


def saved(kind="PNG", mode="RGB", size=(30, 20), **options):
    written = io.BytesIO()
    Image.new(mode, size).save(written, kind, **options)
    return written.getvalue()


def test_each_format_that_says_what_it_is_is_read():
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "PPM"):
        image, turn = open_raster(saved(kind))
        assert (image.format, image.size, turn) == (kind, (30, 20), 1)


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_orientation_is_that_of_the_camera(turn):
    exif = Image.Exif()
    exif[0x0112] = turn
    for kind in ("JPEG", "PNG", "WEBP"):
        assert open_raster(saved(kind, exif=exif))[1] == turn


def test_an_orientation_without_a_meaning_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 9
    assert open_raster(saved("JPEG", exif=exif))[1] == 1


def test_of_a_picture_that_moves_the_first_frame_is_taken():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    assert open_raster(written.getvalue())[0].convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_that_is_cut_short_is_refused(kind):
    noise = Image.frombytes("RGB", (64, 64), bytes(os.urandom(64 * 64 * 3)))
    written = io.BytesIO()
    noise.save(written, kind)
    with pytest.raises(UnfitPictureError, match=r"is (cut short|damaged)"):
        open_raster(written.getvalue()[: len(written.getvalue()) * 2 // 3])


def test_what_is_no_picture_is_refused_and_says_what_would_be():
    for data in (b"hello", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"\x89PNG"):
        with pytest.raises(UnfitPictureError, match="no picture that can be printed") as caught:
            open_raster(data)
        assert caught.value.hint == "save it as PNG, JPEG, WebP, GIF or SVG"
    with pytest.raises(UnfitPictureError, match="is empty"):
        open_raster(b"")


def test_no_format_is_tried_but_the_one_the_first_bytes_name(monkeypatch):
    asked = []
    real = Image.open

    def listening(file, formats=None):
        asked.append(formats)
        return real(file, formats=formats)

    monkeypatch.setattr(Image, "open", listening)
    open_raster(saved("PNG"))
    assert asked == [("PNG",)]


def test_too_many_pixels_break_a_limit_and_are_not_unpacked():
    with pytest.raises(UnfitPictureError, match="more than 40 million pixels") as caught:
        open_raster(saved(mode="1", size=(8000, 5001)))
    assert caught.value.is_limit
    assert open_raster(saved(mode="1", size=(8000, 5000)))[0].size == (8000, 5000)


def test_damaged_exif_data_is_refused_since_nobody_knows_which_way_is_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved("JPEG", exif=exif)
    at = data.index(b"Exif\0\0") + 14
    with pytest.raises(UnfitPictureError, match="which way up"):
        open_raster(data[:at] + b"\x00\x20" + data[at + 2 :])


@settings(max_examples=60)
@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF"]), st.data())
def test_a_file_with_any_byte_changed_is_read_or_refused(kind, data):
    exif = Image.Exif()
    exif[0x0112] = 6
    whole = bytearray(saved(kind, exif=exif) if kind != "GIF" else saved(kind))
    for _ in range(3):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnfitPictureError):
        image, turn = open_raster(bytes(whole))
        assert image.width
        assert turn in range(1, 9)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files are not here")
def test_hostile_files_are_refused_and_the_others_are_read():
    whole = {"cmyk.jpg", "exif_rot6.jpg", "hdr_only_100000x100000.png", "ok.jpg", "ok.png", "outside.png", "px39M.png"}
    for path in sorted(SHARED.glob("*.[pj][np]g")):
        if path.name in whole:
            open_raster(path.read_bytes())
        else:
            with pytest.raises(UnfitPictureError):
                open_raster(path.read_bytes())
