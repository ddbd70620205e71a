package io.ringfence.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions the issuer has ended, whose tokens open nothing although their time has not run out.
 * Bounded: where more sessions ended than are remembered, every token from before is refused.
 *
 * <p>Kept in memory: a restart forgets it, which leaves a token the rest of its few minutes.
 */
final class EndedSessions {
  /** Longer than any token may live; see {@link TokenDecoder#LONGEST_LIFE}. */
  private static final Duration KEPT = TokenDecoder.LONGEST_LIFE.plusMinutes(5);

  private final int capacity;
  private final Map<String, Instant> endedAt = new ConcurrentHashMap<>();
  private volatile Instant nothingBefore = Instant.MIN;

  /**
   * Nothing has ended yet.
   *
   * @param capacity sessions remembered, at least 1
   */
  EndedSessions(int capacity) {
    this.capacity = capacity;
  }

  /** The tokens of a session open nothing from now on. */
  void end(String session, Instant at) {
    if (endedAt.size() >= capacity) {
      endedAt.values().removeIf(ended -> ended.plus(KEPT).isBefore(at));
    }
    if (endedAt.size() >= capacity) {
      nothingBefore = at;
      endedAt.clear();
    }
    endedAt.put(session, at);
  }

  /**
   * Whether a token is one of an ended session.
   *
   * @param session its {@code sid}; absent: it belongs to no session
   * @param issuedAt its {@code iat}; absent: it may be from any time
   */
  boolean isEnded(@Nullable String session, @Nullable Instant issuedAt) {
    if (session == null) {
      return false;
    }
    boolean forgotten =
        nothingBefore.isAfter(Instant.MIN)
            && (issuedAt == null || !issuedAt.isAfter(nothingBefore));
    return forgotten || endedAt.containsKey(session);
  }
}
