package io.ringfence.streaming.intake;

/** Which venues and instruments can be valued at all. */
public interface KnownInstruments {
  /** Whether rules are known for the venue. */
  boolean hasVenue(String venue);

  /** Whether the venue's rules list the instrument. */
  boolean hasInstrument(String venue, String instrument);
}
