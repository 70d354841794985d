#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files in data/ (needs Pillow and numpy). Run it only to add a file: the tests read what
is there. Every picture is 24 x 16 with four quadrants: red, green / blue, sand."""
import io
import os
import struct
import zlib

import numpy as np
from PIL import Image, PngImagePlugin

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
RED, GREEN, BLUE, SAND = (200, 40, 40), (40, 180, 60), (50, 70, 200), (240, 230, 210)
W, H = 24, 16


def quadrants():
    pixels = np.empty((H, W, 3), np.uint8)
    pixels[:8, :12], pixels[:8, 12:] = RED, GREEN
    pixels[8:, :12], pixels[8:, 12:] = BLUE, SAND
    return pixels


def path(name):
    return os.path.join(OUT, name)


def exif(orientation):
    data = Image.Exif()
    data[274] = orientation
    return data


STORED_FROM_UPRIGHT = {
    1: lambda p: p, 2: lambda p: p[:, ::-1], 3: lambda p: p[::-1, ::-1], 4: lambda p: p[::-1],
    5: lambda p: p.transpose(1, 0, 2), 6: lambda p: p.transpose(1, 0, 2)[::-1],
    7: lambda p: p[::-1, ::-1].transpose(1, 0, 2), 8: lambda p: p.transpose(1, 0, 2)[:, ::-1],
}


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(bits, colour, rows, extra=b""):
    raw = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, bits, colour, 0, 0, 0))
            + extra + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def bmp(bits, compression, body, palette=b"", masks=b"", height=H, header=40):
    info = struct.pack("<IiiHHIIiiII", header, W, height, 1, bits, compression, len(body), 0, 0,
                       len(palette) // 4, 0)
    info += masks.ljust(header - 40, b"\0") if header > 40 else masks
    offset = 14 + len(info) + len(palette)
    return struct.pack("<2sIHHI", b"BM", offset + len(body), 0, 0, offset) + info + palette + body


def tiff(entries, pixels, order="<", rows=H):
    """One strip; entries are (tag, type, values)."""
    sizes = {3: "H", 4: "I"}
    entries = sorted(entries + [(273, 4, [0]), (279, 4, [len(pixels)]), (278, 4, [rows])])
    start = 8 + 2 + 12 * len(entries) + 4
    late, fields = b"", b""
    for tag, kind, values in entries:
        data = struct.pack(order + sizes[kind] * len(values), *values)
        if len(data) <= 4:
            fields += struct.pack(order + "HHI", tag, kind, len(values)) + data.ljust(4, b"\0")
        else:
            fields += struct.pack(order + "HHII", tag, kind, len(values), start + len(late))
            late += data
    strip = struct.pack(order + "HHII", 273, 4, 1, 0)
    fields = fields.replace(strip, struct.pack(order + "HHII", 273, 4, 1, start + len(late)))
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return (mark + struct.pack(order + "IH", 8, len(entries)) + fields + struct.pack(order + "I", 0)
            + late + pixels)


def jpegs(pixels, picture):
    for orientation, store in STORED_FROM_UPRIGHT.items():
        stored = Image.fromarray(np.ascontiguousarray(store(pixels)))
        stored.save(path(f"orientation{orientation}.jpg"), quality=90, subsampling=0,
                    exif=exif(orientation))
    picture.convert("L").save(path("grey.jpg"), quality=90)
    picture.save(path("progressive.jpg"), quality=90, progressive=True)
    picture.convert("CMYK").save(path("cmyk.jpg"), quality=90)


def pngs(pixels, picture):
    picture.save(path("rgb.png"))
    picture.quantize(4).save(path("palette.png"))
    meta = PngImagePlugin.PngInfo()
    Image.fromarray(np.ascontiguousarray(STORED_FROM_UPRIGHT[6](pixels))).save(
        path("exif6.png"), exif=exif(6), pnginfo=meta)
    alpha = np.full((H, W, 1), 255, np.uint8)
    alpha[:8, :12], alpha[:8, 12:] = 0, 128
    rgba = np.concatenate([pixels, alpha], axis=2)
    Image.fromarray(rgba).save(path("alpha.png"))
    wide = (pixels.astype(np.uint16) * 257).astype(">u2")
    write("rgb16.png", png(16, 2, [row.tobytes() for row in wide]))
    grey = np.asarray(picture.convert("L"))
    write("grey16.png", png(16, 0, [(row.astype(np.uint16) * 257).astype(">u2").tobytes() for row in grey]))
    bits = np.zeros((H, W), np.uint8)
    bits[:8, 12:] = bits[8:, 12:] = 1
    write("grey1.png", png(1, 0, [np.packbits(row).tobytes() for row in bits]))
    # A palette whose first entry, red, is transparent; and a colour key on the same red.
    index = np.zeros((H, W), np.uint8)
    index[:8, 12:], index[8:, :12], index[8:, 12:] = 1, 2, 3
    table = bytes(RED + GREEN + BLUE + SAND)
    write("palette_alpha.png", png(8, 3, [row.tobytes() for row in index],
                                   chunk(b"PLTE", table) + chunk(b"tRNS", b"\0")))
    write("colour_key.png", png(8, 2, [row.tobytes() for row in pixels],
                                chunk(b"tRNS", struct.pack(">HHH", *RED))))
    # Pillow cannot write interlaced files: Adam7 by hand.
    raw = b""
    for x0, y0, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4),
                           (1, 0, 2, 2), (0, 1, 1, 2)]:
        raw += b"".join(b"\0" + row.tobytes() for row in rgba[y0::dy, x0::dx])
    write("interlaced_alpha.png", b"\x89PNG\r\n\x1a\n"
          + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 6, 0, 0, 1))
          + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def webps(pixels, picture):
    picture.save(path("lossy.webp"), quality=90)
    picture.save(path("lossless.webp"), lossless=True)
    alpha = Image.open(path("alpha.png"))
    alpha.save(path("alpha.webp"), lossless=True, exact=True)
    Image.fromarray(np.ascontiguousarray(STORED_FROM_UPRIGHT[6](pixels))).save(
        path("exif6.webp"), lossless=True, exif=exif(6))
    other = Image.new("RGB", (W, H), "black")
    picture.save(path("animated.webp"), save_all=True, append_images=[other], lossless=True,
                 duration=100)
    # The first frame covers only the right half of the canvas: x offset 12.
    half = io.BytesIO()
    picture.crop((12, 0, 24, 16)).save(half, "WEBP", lossless=True)
    bits = half.getvalue()[12:]
    frame = b"".join(struct.pack("<I", v)[:3] for v in (6, 0, 11, 15, 100)) + b"\0" + bits
    body = (b"WEBP" + b"VP8X" + struct.pack("<IB3x", 10, 2) + struct.pack("<I", W - 1)[:3]
            + struct.pack("<I", H - 1)[:3] + b"ANIM" + struct.pack("<IIH", 6, 0, 0)
            + b"ANMF" + struct.pack("<I", len(frame)) + frame)
    write("offset_frame.webp", b"RIFF" + struct.pack("<I", len(body)) + body)


def gifs(pixels, picture):
    other = Image.new("RGB", (W, H), "black")
    picture.save(path("animated.gif"), save_all=True, append_images=[other], duration=100)
    picture.quantize(4).save(path("plain.gif"), interlace=0)
    picture.quantize(4).save(path("interlaced.gif"), interlace=1)
    quantised = picture.quantize(4)
    quantised.save(path("transparent.gif"), transparency=quantised.getpixel((0, 0)))


def bmps(pixels, picture):
    picture.save(path("rgb24.bmp"))
    quantised = picture.quantize(4)
    quantised.save(path("palette8.bmp"))
    index = np.zeros((H, W), np.uint8)
    index[:8, 12:], index[8:, :12], index[8:, 12:] = 1, 2, 3
    palette = b"".join(bytes(c[::-1]) + b"\0" for c in (RED, GREEN, BLUE, SAND))
    up = index[::-1]
    four = b"".join(bytes(a << 4 | b for a, b in zip(row[::2], row[1::2])) for row in up)
    write("palette4.bmp", bmp(4, 0, four, palette))
    mono = b"".join(np.packbits((row >= 2).astype(np.uint8)).tobytes().ljust(4, b"\0") for row in up)
    write("palette1.bmp", bmp(1, 0, mono, bytes(RED[::-1]) + b"\0" + bytes(BLUE[::-1]) + b"\0"))
    # Run lengths: the lower half as runs, the upper as literal rows and one jump.
    rle = b"".join(bytes([12, 2, 12, 3, 0, 0]) for _ in range(8))
    rle += b"".join(bytes([0, 24] + [0] * 12 + [1] * 12 + [0, 0]) for _ in range(7))
    rle += bytes([12, 0, 12, 1, 0, 1])
    write("rle8.bmp", bmp(8, 1, rle, palette))
    rle4 = b"".join(bytes([12, 0x22, 12, 0x33, 0, 0]) for _ in range(8))
    rle4 += b"".join(bytes([12, 0x00, 12, 0x11, 0, 0]) for _ in range(8)) + bytes([0, 1])
    write("rle4.bmp", bmp(4, 2, rle4, palette))
    packed = b""
    for row in pixels[::-1].astype(np.uint16):
        value = (row[:, 0] >> 3 << 11) | (row[:, 1] >> 2 << 5) | (row[:, 2] >> 3)
        packed += value.astype("<u2").tobytes()
    write("rgb565.bmp", bmp(16, 3, packed, masks=struct.pack("<III", 0xF800, 0x07E0, 0x001F)))
    rgba = np.asarray(Image.open(path("alpha.png")))
    bgra = rgba[:, :, [2, 1, 0, 3]]
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    write("alpha_v4_topdown.bmp", bmp(32, 3, bgra.tobytes(), masks=masks, height=-H, header=108))
    unused = pixels[::-1][:, :, [2, 1, 0]]
    unused = np.concatenate([unused, np.zeros((H, W, 1), np.uint8)], axis=2)
    write("rgb32.bmp", bmp(32, 0, unused.tobytes()))
    core = struct.pack("<IHHHH", 12, W, H, 1, 24)
    body = pixels[::-1][:, :, ::-1].tobytes()
    write("os2.bmp", struct.pack("<2sIHHI", b"BM", 26 + len(body), 0, 0, 26) + core + body)


def tiffs(pixels, picture):
    picture.save(path("lzw.tif"), compression="tiff_lzw")
    picture.convert("CMYK").save(path("cmyk.tif"))
    picture.quantize(4).save(path("palette.tif"))
    base = [(256, 3, [W]), (257, 3, [H]), (259, 3, [1]), (262, 3, [2]), (277, 3, [3])]
    wide = pixels.astype(np.uint16) * 257
    write("rgb16.tif", tiff(base + [(258, 3, [16] * 3)], wide.astype("<u2").tobytes()))
    write("rgb16_big_endian.tif", tiff(base + [(258, 3, [16] * 3)], wide.astype(">u2").tobytes(), ">"))
    rgba = np.asarray(Image.open(path("alpha.png")))
    entries = [e for e in base if e[0] != 277]
    write("alpha.tif", tiff(entries + [(277, 3, [4]), (258, 3, [8] * 4), (338, 3, [2])], rgba.tobytes()))
    for orientation in (3, 6):
        stored = np.ascontiguousarray(STORED_FROM_UPRIGHT[orientation](pixels))
        size = [(256, 3, [stored.shape[1]]), (257, 3, [stored.shape[0]])]
        rest = [e for e in base if e[0] not in (256, 257)] + [(258, 3, [8] * 3), (274, 3, [orientation])]
        data = tiff(size + rest, stored.tobytes(), rows=stored.shape[0])
        write(f"orientation{orientation}.tif", data)
    floats = pixels.astype("<f4").tobytes()
    write("float32.tif", tiff(base + [(258, 3, [32] * 3), (339, 3, [3] * 3)], floats))


def write(name, data):
    with open(path(name), "wb") as file:
        file.write(data)


def pattern(width, height):
    """The picture that tst_resize.cpp makes by the same rule."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([(x * 7 + y * 3) % 256, (x * x + 5 * y) % 256, ((x ^ y) * 37) % 256],
                    axis=2).astype(np.uint8)


def golden():
    wide, small = Image.fromarray(pattern(61, 47)), Image.fromarray(pattern(20, 15))
    wide.resize((24, 24), Image.BILINEAR).save(path("golden_stretch_61x47_24.png"))
    small.resize((32, 32), Image.BILINEAR).save(path("golden_stretch_20x15_32.png"))
    wide.resize((30, 40), Image.BICUBIC).save(path("golden_cubic_61x47_30x40.png"))
    small.resize((33, 31), Image.BICUBIC).save(path("golden_cubic_20x15_33x31.png"))
    from torchvision.transforms import CenterCrop, Compose, Resize
    Compose([Resize(32), CenterCrop(28)])(wide).save(path("golden_crop_61x47_28.png"))


def main():
    os.makedirs(OUT, exist_ok=True)
    pixels = quadrants()
    picture = Image.fromarray(pixels)
    for make in (jpegs, pngs, webps, gifs, bmps, tiffs):
        make(pixels, picture)
    golden()


if __name__ == "__main__":
    main()
