package io.ringfence.bench.ingest;

import java.math.BigDecimal;

/**
 * A row that follows from its number, here and, for the oracle, in {@link IngestTable}.
 *
 * @param occurredAt epoch microseconds
 * @param sequence its number
 */
public record IngestRow(
    String venue,
    String account,
    String instrument,
    String side,
    String desk,
    String book,
    long occurredAt,
    long sequence,
    long episode,
    BigDecimal quantity,
    BigDecimal entryPrice,
    BigDecimal isolatedMargin,
    BigDecimal leverage,
    BigDecimal liquidationPrice) {
  /** Epoch microseconds of the row with number 0. */
  static final long FIRST = 1_767_225_600_000_000L;

  private static final String[] VENUES = words("venue-", 3);
  private static final String[] ACCOUNTS = words("account-", 97);
  private static final String[] INSTRUMENTS = words("COIN", 200);
  private static final String[] SIDES = {"long", "short"};
  private static final String[] DESKS = words("desk-", 50);
  private static final String[] BOOKS = words("book-", 7);

  private static String[] words(String stem, int count) {
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      words[i] = stem + i;
    }
    return words;
  }

  /** The row with a number. */
  static IngestRow of(long number) {
    return new IngestRow(
        VENUES[(int) (number % VENUES.length)],
        ACCOUNTS[(int) (number % ACCOUNTS.length)],
        INSTRUMENTS[(int) (number % INSTRUMENTS.length)],
        SIDES[(int) (number % SIDES.length)],
        DESKS[(int) (number % DESKS.length)],
        BOOKS[(int) (number % BOOKS.length)],
        FIRST + number * 1000,
        number,
        number % 5,
        BigDecimal.valueOf(1 + number * 7919 % 1_000_003, 3),
        BigDecimal.valueOf(1 + number * 104_729 % 90_000_049, 2),
        BigDecimal.valueOf(number * 15_485_863 % 1_000_000_007 - 5_000_000, 6),
        BigDecimal.valueOf(1 + number % 20),
        BigDecimal.valueOf(1 + number * 32_452_843 % 982_451_653_000L, 9));
  }
}
