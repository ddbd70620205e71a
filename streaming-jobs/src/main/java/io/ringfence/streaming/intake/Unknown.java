package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;
import org.jspecify.annotations.Nullable;

/** Refuses rows about venues and instruments that no rule pack knows. */
final class Unknown {
  private Unknown() {}

  /** Why the venue is refused, or null where it is known. */
  static @Nullable Refusal venue(KnownInstruments known, String venue) {
    return known.hasVenue(venue)
        ? null
        : new Refusal(RejectCode.UNKNOWN_VENUE, "venue must have a rule pack, was " + venue);
  }

  /** Why the instrument is refused, or null where it is known. */
  static @Nullable Refusal instrument(KnownInstruments known, String venue, String instrument) {
    Refusal refusal = venue(known, venue);
    if (refusal != null || known.hasInstrument(venue, instrument)) {
      return refusal;
    }
    return new Refusal(
        RejectCode.UNKNOWN_INSTRUMENT,
        "instrument must be a perpetual of the rule pack of %s, was %s"
            .formatted(venue, instrument));
  }
}
