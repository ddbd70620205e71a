package io.ringfence.reporting.shift;

import java.time.Instant;
import java.util.Optional;

/**
 * Something the next shift must know.
 *
 * @param matter what kind of thing
 * @param since when it began or was seen last; empty: it has no time of its own
 * @param node node it concerns; empty: none of its own
 * @param subject position, budget, alert, incident, move, instrument, account or pack
 * @param state how it stands, one word where there is one
 * @param detail what there is to say, for people; may be empty
 */
public record ShiftLine(
    Matter matter,
    Optional<Instant> since,
    String node,
    String subject,
    String state,
    String detail) {
  /** Kinds of things, in the order of reading. */
  public enum Matter {
    /** A budget that is exceeded. */
    BREACH("breach open"),
    /** A breach that somebody has to work off. */
    INCIDENT("incident open"),
    /** A position that was liquidated in the shift. */
    LIQUIDATION("liquidated"),
    /** A position that stands otherwise than at the beginning of the shift. */
    STAGE("position changed"),
    /** A budget that stands otherwise than at the beginning of the shift. */
    BUDGET("budget changed"),
    /** A budget that is used by four fifths or more, and not exceeded. */
    NEAR_LIMIT("near its limit"),
    /** Something that nobody has taken notice of. */
    ALERT("alert not acknowledged"),
    /** A move that waits for an answer, or to be made. */
    MOVE("move pending"),
    /** An instrument whose mark cannot be trusted. */
    MARK("mark stale"),
    /** An account that had to report and did not. */
    ACCOUNT("account not heard"),
    /** A conversion rate that cannot be trusted. */
    RATE("rate not current"),
    /** Rules a venue has announced. */
    RULES("rules announced");

    private final String words;

    Matter(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
