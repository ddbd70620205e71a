package io.ringfence.domain.budget;

import io.ringfence.domain.budget.RateNews.Condition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The conversion rates a node knows, and what it has said of those it needs. A rate counts until it
 * is as old as a rate may get; then, as where there is none, what needs it is unknown. No two
 * assets are ever taken for equal. Source: risk definitions, Currency.
 *
 * <p>Not thread-safe.
 */
final class RateWatch {
  private final Duration staleAfter;
  private final Map<AssetPair, ConversionRate> newest = new TreeMap<>();
  private final Map<AssetPair, Condition> told = new TreeMap<>();

  /** A node that knows no rate; {@code staleAfter} is the age from which one is stale, above 0. */
  RateWatch(Duration staleAfter) {
    if (!staleAfter.isPositive()) {
      throw new IllegalArgumentException("staleAfter of rates must be > 0, was " + staleAfter);
    }
    this.staleAfter = staleAfter;
  }

  /** Takes a rate; of two for a pair the one that was true later counts, whichever came first. */
  void see(ConversionRate rate) {
    newest.merge(
        rate.pair(),
        rate,
        (before, now) -> now.occurredAt().isBefore(before.occurredAt()) ? before : now);
  }

  /** What one unit of an asset is in a currency, exact; empty where no rate may be used. */
  Optional<BigDecimal> factor(String asset, String currency, Instant at) {
    if (asset.equals(currency)) {
      return Optional.of(BigDecimal.ONE);
    }
    if (currency.isBlank()) {
      return Optional.empty();
    }
    AssetPair pair = new AssetPair(asset, currency);
    return condition(pair, at) == Condition.CURRENT
        ? Optional.ofNullable(newest.get(pair)).map(ConversionRate::rate)
        : Optional.empty();
  }

  /** The pairs among those needed whose condition is news at an instant, in their order. */
  List<RateNews> look(Set<AssetPair> needed, Instant at) {
    told.keySet().retainAll(needed);
    List<RateNews> news = new ArrayList<>();
    for (AssetPair pair : needed) {
      Condition now = condition(pair, at);
      Condition before = told.put(pair, now);
      boolean isNews = before == null ? now != Condition.CURRENT : now != before;
      if (isNews) {
        news.add(new RateNews(pair, now, at, newest.get(pair)));
      }
    }
    return news;
  }

  /** The next instant at which one of the needed rates gets stale; empty: none will. */
  Optional<Instant> nextStale(Set<AssetPair> needed, Instant at) {
    return needed.stream()
        .filter(pair -> condition(pair, at) == Condition.CURRENT)
        .map(pair -> staleFrom(Objects.requireNonNull(newest.get(pair))))
        .min(Instant::compareTo);
  }

  private Condition condition(AssetPair pair, Instant at) {
    ConversionRate rate = newest.get(pair);
    if (rate == null) {
      return Condition.MISSING;
    }
    return at.isBefore(staleFrom(rate)) ? Condition.CURRENT : Condition.STALE;
  }

  private Instant staleFrom(ConversionRate rate) {
    return rate.occurredAt().plus(staleAfter);
  }

  /** The newest rate of every pair, with what was last said of it. */
  List<RateState> states() {
    Set<AssetPair> pairs = new TreeSet<>(newest.keySet());
    pairs.addAll(told.keySet());
    return pairs.stream()
        .map(pair -> new RateState(pair, newest.get(pair), told.get(pair)))
        .toList();
  }

  /** Puts back what {@link #states()} gave out. */
  void restore(RateState state) {
    ConversionRate rate = state.newest();
    Condition condition = state.told();
    if (rate != null) {
      newest.put(state.pair(), rate);
    }
    if (condition != null) {
      told.put(state.pair(), condition);
    }
  }
}
