package io.ringfence.domain.quantity;

import java.util.Comparator;
import java.util.Optional;

/**
 * Identity of a position: one isolated holding of one instrument and side in one account.
 *
 * @param instrument the perpetual and its venue
 * @param account the venue login that holds it
 * @param side direction; in hedge mode both sides are positions of their own
 */
public record PositionKey(InstrumentId instrument, String account, PositionSide side)
    implements Comparable<PositionKey> {
  private static final Comparator<PositionKey> ORDER =
      Comparator.comparing((PositionKey key) -> key.instrument)
          .thenComparing(PositionKey::account)
          .thenComparing(key -> key.side.code());
  private static final int NAMES = 4;

  public PositionKey {
    Names.requireNamed("account", account);
  }

  /** The key written as {@link #toString()} writes it, or empty where the text is none. */
  public static Optional<PositionKey> parse(String text) {
    String[] names = text.split("/", -1);
    if (names.length != NAMES) {
      return Optional.empty();
    }
    try {
      return PositionSide.of(names[3])
          .map(side -> new PositionKey(new InstrumentId(names[0], names[2]), names[1], side));
    } catch (IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  /** Order of a replay at equal instants: venue, instrument, account, side by its word. */
  @Override
  public int compareTo(PositionKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code venue/account/instrument/side}, as it stands in files and tables. */
  @Override
  public String toString() {
    return instrument.venue() + "/" + account + "/" + instrument.symbol() + "/" + side.code();
  }
}
