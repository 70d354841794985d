// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo/demotexts.h"

namespace vitrine::demo {

namespace {

constexpr Product kSofas[] = {
    {"sofas-armchair", "armchair", "Armchairs", "velvet|linen|bouclé|leather",
        "Seat height 44 cm.|The cushion cover comes off for washing.|Solid oak legs.|Very comfy "
        "for reading.",
        95},
    {"sofas-twoseater", "two-seater sofa", "Two-seaters", "velvet|cotton|linen|corduroy",
        "168 cm wide, 86 cm deep.|Comes with the two scatter cushions.|The legs unscrew, so it "
        "fits through narrow doors.",
        210},
    {"sofas-chesterfield", "Chesterfield sofa", "Three-seaters", "leather|velvet|faux leather",
        "Deep buttoned back and rolled arms.|212 cm wide, you will need a van and two "
        "people.|Castors turn freely.",
        420},
};

constexpr Product kLamps[] = {
    {"lamps-desk", "desk lamp", "Desk lamps", "metal|enamelled|steel",
        "Arms are sprung and stay where you put them.|Takes an ordinary E27 bulb, one "
        "included.|Cable is 1.8 m long.",
        24},
    {"lamps-table", "table lamp", "Table lamps", "ceramic|stoneware|glazed",
        "52 cm tall with the shade.|Dimmer on the cable.|The shade is linen, no stains.", 28},
    {"lamps-tripod", "tripod floor lamp", "Floor lamps", "wooden|beech",
        "150 cm tall.|Foot switch.|The legs fold for transport.", 45},
    {"lamps-pendant", "pendant lamp", "Ceiling lamps", "enamel|metal|industrial",
        "Shade is 38 cm across.|With ceiling rose and 1 m of cloth cable.|Rewired last year.", 32,
        {}, true},
};

constexpr Product kBicycles[] = {
    {"bicycles-road", "road bike", "Road bikes", "steel|aluminium|carbon",
        "Frame 56 cm, suits 175 to 185 cm.|New chain and cassette in spring.|Shimano 105, 2 x 11.",
        340},
    {"bicycles-city", "city bike", "City bikes", "Dutch|step-through|classic",
        "Three-speed hub, coaster brake.|Basket and dynamo light included.|Tyres have plenty of "
        "tread left.",
        160},
    {"bicycles-folding", "folding bike", "Folding bikes", "aluminium|compact|commuter",
        "Folds in ten seconds and fits under a desk.|16 inch wheels.|Six gears.", 230},
};

constexpr Product kCars[] = {
    {"cars-hatchback", "hatchback", "Small cars", "three-door|petrol|automatic",
        "88,000 miles, full service history.|MOT until next March.|Two keys, one owner from new.",
        950},
    {"cars-campervan", "camper van", "Vans & campers", "classic|two-tone|restored",
        "Sleeps two, with pop-up table and curtains.|Starts first time, drives well.|Welding done "
        "two years ago.",
        1500},
    {"cars-estate", "estate car", "Estates & saloons", "diesel|family|five-door",
        "141,000 miles.|Roof rails and tow bar.|New front tyres.|Huge boot, dog guard included.",
        1150},
};

constexpr Product kGuitars[] = {
    {"guitars-acoustic", "acoustic guitar", "Acoustic", "spruce-top|solid-top|mahogany",
        "Low action, no buzz.|New strings fitted.|Comes with a padded bag and a spare set of "
        "strings.",
        110},
    {"guitars-electric", "electric guitar", "Electric", "double-cut|alder|vintage-style",
        "Three single coils, five-way switch.|Frets are in good shape.|All electrics work, no "
        "crackle.",
        230},
    {"guitars-ukulele", "ukulele", "Ukuleles", "concert|soprano|wooden",
        "Holds its tune.|Lovely first instrument for a child.|Chord book included.", 28},
};

constexpr Product kPhones[] = {
    {"phones-smartphone", "smartphone", "Smartphones", "dual-camera|unlocked|128 GB",
        "Battery health 91 %.|Unlocked to all networks.|Always had a case and a screen protector.",
        160},
    {"phones-flip", "flip phone", "Feature phones", "big-button|classic|simple",
        "Charger and dock included.|Battery lasts a week.|Good for somebody who only wants to make "
        "calls.",
        19},
    {"phones-rotary", "rotary telephone", "Landline & vintage", "bakelite|1960s|retro",
        "Converted to a modern socket and rings properly.|Heavy and well made.|No cracks in the "
        "handset.",
        38},
};

constexpr Product kCameras[] = {
    {"cameras-slr", "SLR camera", "SLR & system cameras", "35 mm|film|manual",
        "Light meter works.|With 50 mm f/1.8 lens and strap.|Shutter fires at all speeds.", 95},
    {"cameras-instant", "instant camera", "Instant cameras", "point-and-shoot|retro|party",
        "Ten films left in the drawer, yours too.|Flash works.|New batteries.", 46},
    {"cameras-compact", "rangefinder camera", "Compact cameras", "leatherette|pocket|1970s",
        "Viewfinder is clear, patch is bright.|Light seals replaced.|Comes in its case.", 85},
};

constexpr Product kShoes[] = {
    {"shoes-sneaker", "trainers", "Trainers", "canvas|suede|mesh",
        "UK size {s}, true to size.|Soles hardly worn.|Spare laces in the box.", 26},
    {"shoes-boot", "ankle boots", "Boots", "leather|suede|waxed",
        "UK size {s}.|Resoled last winter.|Waterproofed every season.", 38},
    {"shoes-heel", "heels", "Heels", "leather|satin|patent",
        "UK size {s}, heel 8 cm.|Worn once for a wedding.", 22},
};

constexpr Product kDresses[] = {
    {"dresses-summer", "summer dress", "Day dresses", "cotton|linen|viscose",
        "Size {s}, has pockets.|Knee length.|Machine washable.", 18},
    {"dresses-evening", "evening gown", "Evening & occasion", "satin|chiffon|silk",
        "Size {s}, altered by a tailor.|Dry-cleaned and ready to wear.", 55},
    {"dresses-shirt", "shirt dress", "Day dresses", "denim|poplin|corduroy",
        "Size {s}.|All buttons there, belt included.", 21},
};

constexpr Product kJackets[] = {
    {"jackets-bomber", "bomber jacket", "Light jackets", "nylon|satin|suede",
        "Size {s}.|Ribbed cuffs without pulls.|Zip runs smoothly.", 32},
    {"jackets-puffer", "puffer jacket", "Winter coats", "down|quilted|padded",
        "Size {s}, hood comes off.|Very warm.|Freshly washed.", 40},
    {"jackets-trench", "trench coat", "Coats", "cotton|wool|gabardine",
        "Size {s}.|Long cut.|Belt and all buttons present.|Lining is perfect.", 58},
};

constexpr Product kWatches[] = {
    {"watches-dress", "watch", "Dress watches", "leather-strap|mechanical|slim",
        "38 mm case.|Runs within ten seconds a day.|New strap, the old one included.", 85},
    {"watches-diver", "diver's watch", "Sports watches", "steel|automatic|200 m",
        "42 mm case, ceramic bezel.|Serviced in 2021, with papers.|Some hairlines on the clasp.",
        240},
    {"watches-smart", "smart watch", "Smart watches", "fitness|GPS|waterproof",
        "Battery lasts two days.|Heart rate and GPS work.|With charger and a second strap.", 75},
};

constexpr Product kToys[] = {
    {"toys-teddy", "teddy bear", "Soft toys", "mohair|plush|jointed",
        "40 cm tall.|Growler still works.|Has been loved but has all its fur.", 15},
    {"toys-train", "toy train", "Wooden toys", "wooden|pull-along|painted",
        "Engine with one carriage.|Fits the usual wooden tracks.|No loose parts.", 14},
    {"toys-robot", "toy robot", "Robots & tin toys", "tin|clockwork|retro",
        "Walks and sparks.|Key included.|Original box, a bit bent.", 24},
    {"toys-rocket", "toy rocket", "Wooden toys", "wooden|stacking|painted",
        "32 cm tall.|Water-based paint.|From age two.", 12},
};

constexpr Product kBooks[] = {
    {"books-stack", "stack of novels", "Fiction", "hardback|second-hand|classic",
        "Five books, will not split.|Some yellowing, no torn pages.|From a smoke-free home.", 12,
        "{n} in {c} bindings|{m} books, {c} covers|Bundle of {m} novels, {c}"},
    {"books-hardback", "hardback", "Antiquarian & collectable", "cloth-bound|leather-bound|gilt",
        "First thus, 1934.|Gilt on the spine is bright.|Previous owner's name on the endpaper.", 22,
        "{m} {n}, {c}|Old {c} {m} book|{c} {m} volume"},
    {"books-open", "open notebook", "Notebooks & albums", "ruled|hand-bound|leather",
        "192 pages, unused.|Ribbon marker.|Lies flat when open.", 9,
        "{c} {m} notebook|{m} journal, {c} cover|{c} notebook, never written in"},
};

constexpr Product kPlants[] = {
    {"plants-monstera", "Monstera", "Foliage plants", "ceramic|clay|glazed",
        "About 70 cm tall.|Three new leaves this summer.|Too big for my flat.", 24,
        "{n} in {c} {m} pot|Swiss cheese plant with {c} pot|{c} pot with large {n}"},
    {"plants-cactus", "cactus", "Cacti & succulents", "clay|stoneware|glazed",
        "Flowers every May.|Needs water once a month.|18 cm with the pot.", 9,
        "{n} in {c} {m} pot|Flowering {n}, {c} pot|{c} {m} pot and {n}"},
    {"plants-snake", "snake plant", "Foliage plants", "ceramic|concrete|glazed",
        "Impossible to kill.|60 cm tall.|Repotted in spring.", 17,
        "{n} in {c} {m} pot|Sansevieria, {c} planter|{c} planter with {n}"},
};

constexpr Product kKitchen[] = {
    {"kitchen-kettle", "kettle", "Kettles", "stove-top|enamel|whistling",
        "1.8 litres.|Whistles loudly.|Works on gas and induction.", 18},
    {"kitchen-mug", "mug", "Crockery", "stoneware|enamel|hand-thrown",
        "Holds 350 ml.|Dishwasher safe.|I have four, price is for one.", 6},
    {"kitchen-pan", "casserole", "Pots & pans", "cast-iron|enamelled|steel",
        "24 cm across, 4.2 litres.|Lid fits tightly.|Enamel has no chips.", 42},
    {"kitchen-mixer", "stand mixer", "Appliances", "tilt-head|retro|die-cast",
        "4.8 litre bowl, whisk and dough hook.|Ten speeds.|PAT tested.", 125},
};

constexpr Product kClocks[] = {
    {"clocks-wall", "wall clock", "Wall clocks", "station|kitchen|metal",
        "30 cm across.|Silent movement.|Takes one AA battery.", 16, {}, true},
    {"clocks-alarm", "alarm clock", "Alarm clocks", "twin-bell|wind-up|vintage",
        "Keeps good time.|The bell wakes the street.|Glow-in-the-dark hands.", 12},
    {"clocks-mantel", "mantel clock", "Mantel & carriage clocks", "lacquered|Napoleon|chiming",
        "Eight-day movement, strikes the hours.|Key included.|Serviced by a clockmaker.", 65},
};

constexpr Product kBags[] = {
    {"bags-handbag", "handbag", "Handbags", "leather|suede|faux leather",
        "Gold-tone clasp.|Inner zip pocket.|Dust bag included.|32 cm wide.", 42},
    {"bags-backpack", "backpack", "Backpacks", "canvas|nylon|waxed",
        "24 litres, laptop sleeve.|Straps like new.|Reflective piping.", 27},
    {"bags-suitcase", "suitcase", "Suitcases & travel", "vintage|hard-shell|leather",
        "64 x 44 x 24 cm.|Locks work, two keys.|Been to eleven countries.", 34},
};

constexpr ProductCategory kCategories[] = {
    {"Sofas & Armchairs", Pose::OnFloor, kSofas},
    {"Lamps & Lighting", Pose::Standing, kLamps},
    {"Bicycles", Pose::OnFloor, kBicycles},
    {"Cars & Vans", Pose::OnFloor, kCars},
    {"Guitars & Ukuleles", Pose::Lying, kGuitars},
    {"Phones", Pose::Lying, kPhones},
    {"Cameras", Pose::Standing, kCameras},
    {"Shoes", Pose::Standing, kShoes},
    {"Dresses", Pose::Lying, kDresses},
    {"Jackets & Coats", Pose::Lying, kJackets},
    {"Watches", Pose::Lying, kWatches},
    {"Toys", Pose::Standing, kToys},
    {"Books & Stationery", Pose::Lying, kBooks},
    {"Plants & Pots", Pose::Standing, kPlants},
    {"Kitchenware", Pose::Standing, kKitchen},
    {"Clocks", Pose::Standing, kClocks},
    {"Bags & Luggage", Pose::Standing, kBags},
};

}

std::span<const ProductCategory> productCategories()
{
    return kCategories;
}

}
