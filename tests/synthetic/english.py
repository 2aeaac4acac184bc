"""A little English, for the English editions of some portals."""

from __future__ import annotations

TITLES = (
    "Province promotes digital transformation in public services",
    "Leaders of the province receive a delegation of foreign investors",
    "Many options focused to ensure economic growth",
    "Conference reviews ten years of building new rural areas",
    "Province opens a new wharf for small boats",
    "Farmers turn to clean vegetables for the city market",
    "Local authorities meet young entrepreneurs",
    "Young people plant ten thousand mangrove trees",
    "Tourism week draws visitors from neighbouring provinces",
    "Schools get ready for the new academic year",
)
LEADS = (
    "The Provincial People's Committee held a conference on Tuesday to review the first half of the year.",
    "A delegation of foreign investors visited the province on May 24 to look for projects in processing industries.",
    "The province will give priority to infrastructure, human resources and administrative reform in the coming years.",
    "On the morning of June 3, the Department of Education held a meeting on the plan for the coming academic year.",
)
SENTENCES = (
    "The chairman asked departments and localities to speed up the disbursement of public investment capital.",
    "According to the report, the local economy grew by 7.2 per cent in the first six months.",
    "Delegates discussed ways to support small and medium-sized enterprises after the difficult season.",
    "The project covers an area of 12 hectares and is expected to create more than 600 jobs.",
    "Local people said that the new road had shortened the way to the market by half.",
    "The department will open training courses for officials in charge of online public services.",
    "At the meeting, the two sides agreed to widen co-operation in trade, tourism and education.",
    "More than 400 households took part in the programme, and most of them raised their income.",
    "The vice chairman thanked the investors and promised favourable conditions for their work.",
    "In the coming time, the province will continue to improve its investment environment.",
    "Farmers were trained in using less water and less fertiliser on their paddy fields.",
    "The committee also presented gifts to families in difficult circumstances on the occasion.",
    "Several proposals on land clearance were sent to the ministries for their opinions.",
    "The wharf will receive boats of up to 30 tonnes and is to open at the end of the year.",
    "All communes of the district have met the standards for new rural areas.",
    "The exhibition shows more than 200 documents and photographs of the province in the past.",
    "Visitors can enjoy folk songs and local food in the evenings until the end of the week.",
    "The youth union called on its members to keep beaches and canals clean all year round.",
)
CAPTIONS = (
    "Delegates at the meeting",
    "An overview of the conference",
    "The chairman speaks at the event",
    "Young people planting trees by the sea",
    "A class at the new school",
)
