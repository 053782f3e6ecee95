"""What the bundle starts: the same as the command `hearing-desk`."""

from hearing_desk.__main__ import main

main()
