// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/pictures/imagesource.h"
#include "core/types/training.h"

#include <cstddef>
#include <string>

namespace vitrine::learning {

/// One version of one picture. View 0 is the plain one.
struct ViewOfImage {
    std::size_t index = 0; ///< in the image source
    int view = 0;

    bool operator==(const ViewOfImage&) const = default;
};

/// The side that an ImageSource is asked for: larger than `side` where a view is a crop. View 0 is
/// never one: it is what the network sees when it embeds.
int sideToLoad(int side, int view, const Augmentation& augmentation);

/// Version `view` of `picture`, of `side` x `side` pixels; `identity` and the view alone decide
/// what is done, in whole numbers, so that a version is the same in every run and on every machine.
/// `picture` is sideToLoad(side, view, augmentation) pixels square. View 0 is `picture` itself.
Picture viewOf(Picture picture, const std::string& identity, int view, int side,
    const Augmentation& augmentation);

/// Loads and makes a view; empty where the picture cannot be had. Any thread.
Picture loadView(const ImageSource& source, const ViewOfImage& wanted, int side,
    const Augmentation& augmentation);

}
