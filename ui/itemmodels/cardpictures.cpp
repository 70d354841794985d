// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/cardpictures.h"

#include "ui/widgets/thumbnailloader.h"

namespace vitrine::ui {

CardPictures::CardPictures(QObject* parent)
    : QObject(parent)
{
}

void CardPictures::setLoader(ThumbnailLoader* loader)
{
    if (m_loader)
        m_loader->disconnect(this);
    m_loader = loader;
    m_waiting.clear();
    if (m_loader)
        connect(m_loader, &ThumbnailLoader::loaded, this, &CardPictures::announce);
    Q_EMIT forgotten();
}

void CardPictures::setSide(int pixels)
{
    if (m_side == pixels)
        return;
    m_side = pixels;
    Q_EMIT forgotten();
}

QImage CardPictures::picture(ImageRow image, int row)
{
    if (!m_loader || !image)
        return {};
    QImage found = m_loader->request(image, m_side);
    if (found.isNull())
        m_waiting.insert(image.value, row);
    return found;
}

bool CardPictures::isMissing(ImageRow image) const
{
    return !image || (m_loader && m_loader->isUnavailable(image));
}

void CardPictures::announce(ImageRow image)
{
    const auto found = m_waiting.constFind(image.value);
    if (found == m_waiting.cend())
        return;
    const int row = found.value();
    m_waiting.erase(found);
    Q_EMIT arrived(row);
}

}
