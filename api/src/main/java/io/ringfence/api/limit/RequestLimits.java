package io.ringfence.api.limit;

import java.time.Duration;

/**
 * What one may ask of the server.
 *
 * @param caller requests of the owner of an accepted token, whichever of its tokens they bring
 * @param stranger requests without an accepted token from one address
 * @param patience how long a request's head, and its body, may take to come, more than 0
 */
public record RequestLimits(Rate caller, Rate stranger, Duration patience) {
  /** A dashboard asks some ten times a second at most; a script that pages through a list more. */
  public static final RequestLimits USUAL =
      new RequestLimits(Rate.ofSecond(100), Rate.ofSecond(20), Duration.ofSeconds(15));

  public RequestLimits {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("patience must be more than 0, was " + patience);
    }
  }
}
