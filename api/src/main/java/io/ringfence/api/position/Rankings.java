package io.ringfence.api.position;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in an order by worth, so that a page does not value every position again: the
 * same run, instant, knowledge, desks and choice have the same order for ever. A stretch of each
 * order is kept, by keys, ten minutes at most and 200,000 keys in all. Safe for several threads.
 */
final class Rankings {
  /** Keys of a stretch: ten usual pages. */
  static final int STRETCH = 5_000;

  private static final int MOST_KEYS = 200_000;
  private static final Duration AGE = Duration.ofMinutes(10);

  private final Cache<Ranking, Stretch> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEYS)
          .weigher((Ranking _, Stretch stretch) -> stretch.keys().size() + 1)
          .expireAfterWrite(AGE)
          .executor(Runnable::run)
          .build();

  /**
   * What an order belongs to.
   *
   * @param run the run
   * @param vantage instant and knowledge; the knowledge must be fixed
   * @param scope desks that are seen
   * @param choice what is chosen, and how it is ordered
   */
  record Ranking(String run, Vantage vantage, DeskScope scope, String choice) {}

  /**
   * A part of an order.
   *
   * @param after the key before the first; null: it is the beginning
   * @param keys keys in their order
   * @param isLast whether nothing follows
   */
  record Stretch(@Nullable PositionKey after, List<PositionKey> keys, boolean isLast) {
    Stretch {
      keys = List.copyOf(keys);
    }

    /** So many after a key, fewer only at the end of the order; empty: not all of them are here. */
    private Optional<List<PositionKey>> next(PositionKey key, int count) {
      int from = key.equals(after) ? 0 : keys.indexOf(key) + 1;
      boolean isHere = key.equals(after) || from > 0;
      int to = Math.min(keys.size(), from + count);
      return isHere && (isLast || to - from == count)
          ? Optional.of(keys.subList(from, to))
          : Optional.empty();
    }
  }

  /** Keeps a stretch instead of the one before. */
  void keep(Ranking ranking, Stretch stretch) {
    kept.put(ranking, stretch);
  }

  /** So many keys after one, fewer only at the end of the order; empty: they are not known. */
  Optional<List<PositionKey>> next(Ranking ranking, PositionKey after, int count) {
    return Optional.ofNullable(kept.getIfPresent(ranking))
        .flatMap(stretch -> stretch.next(after, count));
  }

  /** Keys kept now. */
  long size() {
    kept.cleanUp();
    return kept.asMap().values().stream().mapToLong(stretch -> stretch.keys().size()).sum();
  }
}
