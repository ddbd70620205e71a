package io.ringfence.launcher.oracle;

/**
 * What has a mark: an instrument of a venue.
 *
 * @param venue code of the venue
 * @param instrument the venue's name of it
 */
record Market(String venue, String instrument) {
  /** Text that sorts by venue, then instrument. */
  String order() {
    return venue + '\0' + instrument;
  }
}
