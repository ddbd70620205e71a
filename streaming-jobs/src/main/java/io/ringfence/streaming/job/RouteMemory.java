package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.streaming.desk.DeskFunction;
import io.ringfence.streaming.exposure.ExposureFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Who must be told what. Nodes with budgets in a currency hear of rates into it, parts of nodes of
 * their node's capital, instruments of parts that they must add up. Whoever comes later is told
 * what was said before, from the instant it comes: so the order of arrival decides nothing. What is
 * told never lies in an instant that is complete.
 */
final class RouteMemory {
  private final Set<String> slicesOfStart;
  private final Map<String, Map<String, Long>> currencies = new TreeMap<>();
  private final Map<String, InputEvent> scopes = new TreeMap<>();
  private final Set<String> instruments = new HashSet<>();
  private final Map<String, NavigableMap<Long, InputEvent>> rates = new TreeMap<>();
  private final List<InputEvent> capital = new ArrayList<>();
  private final List<InputEvent> kept = new ArrayList<>();

  /** Nobody is known but the parts that were known when the run began. */
  RouteMemory(Collection<RiskSlice> slicesOfStart) {
    this.slicesOfStart = new HashSet<>();
    slicesOfStart.forEach(slice -> this.slicesOfStart.add(slice.toString()));
  }

  /** Everything that must be kept; {@link #restore} of each rebuilds the memory. */
  List<InputEvent> kept() {
    List<InputEvent> all = new ArrayList<>(kept);
    rates.values().forEach(pair -> all.addAll(pair.values()));
    return all;
  }

  /** Takes notice of an event that was kept. */
  void restore(InputEvent event) {
    Consumer<InputEvent> nobody = _ -> {};
    switch (event.kind()) {
      case RATES -> rate(event, Long.MIN_VALUE, nobody);
      case CAPITAL -> capital(event, nobody);
      case BUDGETS -> budget(event, nobody, nobody);
      case POSITIONS, STOPS, WALLET_EVENTS, VENUE_FILLS, FUNDING, MARKS ->
          instrument(event, Long.MIN_VALUE, nobody);
      case RULE_PACKS, ACCOUNTS, INSURANCE_FUND, ORDER_BOOK, ADL_RANKS, ACKNOWLEDGEMENTS ->
          throw new IllegalStateException("nobody is told of " + event);
    }
  }

  /**
   * Takes a rate; every node with a budget in its currency is told.
   *
   * @param completeMicros the last instant that is complete, epoch microseconds
   */
  void rate(InputEvent event, long completeMicros, Consumer<InputEvent> nodes) {
    RateRow row = rateOf(event);
    NavigableMap<Long, InputEvent> pair =
        rates.computeIfAbsent(row.base() + "/" + row.quote(), _ -> new TreeMap<>());
    pair.put(event.atMicros(), event);
    Long newestComplete = pair.floorKey(completeMicros);
    if (newestComplete != null) {
      pair.headMap(newestComplete, false).clear();
    }
    currencies.forEach(
        (slice, wanted) -> {
          if (wanted.containsKey(row.quote())) {
            nodes.accept(event.toldTo(slice, event.atMicros()));
          }
        });
  }

  /** Takes capital; the parts of its node are told. */
  void capital(InputEvent event, Consumer<InputEvent> nodes) {
    kept.add(event);
    capital.add(event);
    Set<String> parts = new TreeSet<>(slicesOfStart);
    parts.addAll(scopes.keySet());
    parts.forEach(slice -> tellCapital(event, slice, event.atMicros(), nodes));
  }

  private static void tellCapital(
      InputEvent event, String slice, long micros, Consumer<InputEvent> nodes) {
    CapitalRow row = requireNonNull(event.capital());
    if (RiskSlice.parse(slice).orElseThrow().node().toString().equals(row.node())) {
      nodes.accept(event.toldTo(slice, micros));
    }
  }

  /**
   * Takes a budget; its node hears of rates and capital that were there before, and where it is the
   * first of a part, so do the instruments of the part.
   */
  void budget(InputEvent event, Consumer<InputEvent> nodes, Consumer<InputEvent> exposures) {
    BudgetRow row = requireNonNull(event.budget());
    String slice = DeskFunction.keyOf(event);
    boolean isNewCurrency = !row.currency().isBlank() && isFirstIn(row.currency(), slice, event);
    boolean isNewPart =
        row.scope() != null && !slicesOfStart.contains(slice) && isFirstOf(slice, event);
    if (isNewCurrency || isNewPart) {
      kept.add(event);
    }
    if (isNewCurrency) {
      tellRates(slice, row.currency(), event.atMicros(), nodes);
    }
    if (isNewPart) {
      capital.forEach(before -> tellCapital(before, slice, event.atMicros(), nodes));
      instruments.forEach(
          instrument -> exposures.accept(event.toldTo(instrument, event.atMicros())));
    }
  }

  /** Whether no budget of a slice in a currency holds as early as this one: it came first. */
  private boolean isFirstIn(String currency, String slice, InputEvent event) {
    Map<String, Long> earliest = currencies.computeIfAbsent(slice, _ -> new TreeMap<>());
    Long before = earliest.get(currency);
    earliest.merge(currency, event.atMicros(), Math::min);
    return before == null || event.atMicros() < before;
  }

  /** The same for budgets of a part, in whatever currency. */
  private boolean isFirstOf(String slice, InputEvent event) {
    InputEvent before = scopes.get(slice);
    boolean isFirst = before == null || event.atMicros() < before.atMicros();
    if (isFirst) {
      scopes.put(slice, event);
    }
    return isFirst;
  }

  /** Of what was there before only the newest counts; what is later comes at its own time. */
  private void tellRates(String slice, String currency, long atMicros, Consumer<InputEvent> nodes) {
    for (NavigableMap<Long, InputEvent> pair : rates.values()) {
      if (rateOf(pair.firstEntry().getValue()).quote().equals(currency)) {
        Map.Entry<Long, InputEvent> before = pair.floorEntry(atMicros);
        if (before != null) {
          nodes.accept(before.getValue().toldTo(slice, atMicros));
        }
        pair.tailMap(atMicros, false).forEach((at, rate) -> nodes.accept(rate.toldTo(slice, at)));
      }
    }
  }

  /** Takes notice of an event of an instrument; the first of one is preceded by known parts. */
  void instrument(InputEvent event, long completeMicros, Consumer<InputEvent> exposures) {
    String key = ExposureFunction.keyOf(event);
    if (instruments.add(key)) {
      kept.add(event);
      scopes
          .values()
          .forEach(
              scope ->
                  exposures.accept(
                      scope.toldTo(key, Math.max(scope.atMicros(), completeMicros + 1))));
    }
  }

  private static RateRow rateOf(InputEvent event) {
    return requireNonNull(requireNonNull(event.fact()).rate());
  }
}
