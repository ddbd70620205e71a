package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.streaming.desk.DeskFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever has a budget knows, from the instant it was given on, the rates a plain list of all rates
 * says, and every instrument hears of every part in time; in whatever order everything came within
 * the lateness, and wherever the router was taken down and rebuilt in between.
 */
class RouteMemoryTest {
  private static final long LATENESS = 20;
  private static final int EVENTS = 60;
  private static final List<String> NODES = List.of("firm", "firm/macro", "firm/carry");

  private final List<InputEvent> toNodes = new ArrayList<>();
  private final List<InputEvent> toInstruments = new ArrayList<>();
  private final List<InputEvent> told = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("ringfence.seeds", 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nobodyMissesWhatWasSaidBeforeItCame(long seed) {
    Random random = new Random(seed);
    List<InputEvent> events = events(random);
    route(events, random);

    for (String node : NODES) {
      long given = firstBudget(events, node);
      for (long at = given; at < 2L * EVENTS; at++) {
        assertThat(newest(told(node), at))
            .as("seed %d, %s", seed, node)
            .isEqualTo(newest(rates(events), at));
      }
    }
    Map<String, Long> parts = parts(events);
    firstEvents(events)
        .forEach(
            (instrument, first) ->
                parts.forEach(
                    (part, named) ->
                        assertThat(toldOf(part, instrument))
                            .as("seed %d, %s of %s", seed, instrument, part)
                            .isBetween(named, Math.max(named, first))));
  }

  /** When each instrument has its first event. */
  private static Map<String, Long> firstEvents(List<InputEvent> events) {
    Map<String, Long> first = new TreeMap<>();
    for (InputEvent event : events) {
      if (event.mark() != null) {
        first.merge("v/" + event.mark().instrument(), event.atMicros(), Math::min);
      }
    }
    return first;
  }

  /** When an instrument hears of a part first; 0: never. */
  private long toldOf(String part, String instrument) {
    return toInstruments.stream()
        .filter(event -> instrument.equals(event.addressee()))
        .filter(event -> part.equals(nameOf(requireNonNull(event.budget()))))
        .mapToLong(InputEvent::atMicros)
        .min()
        .orElse(0);
  }

  private static String nameOf(BudgetRow row) {
    return row.node() + "//" + row.scope();
  }

  private void route(List<InputEvent> events, Random random) {
    RouteMemory memory = new RouteMemory(List.of());
    List<InputEvent> arriving = new ArrayList<>(events);
    Map<InputEvent, Long> arrival = new IdentityHashMap<>();
    arriving.forEach(event -> arrival.put(event, event.atMicros() + random.nextLong(LATENESS)));
    arriving.sort(Comparator.comparing(arrival::get));
    long newest = 0;
    for (InputEvent event : arriving) {
      long complete = newest - LATENESS - 1;
      take(memory, event, complete);
      newest = Math.max(newest, event.atMicros());
      if (random.nextInt(8) == 0) {
        RouteMemory rebuilt = new RouteMemory(List.of());
        memory.kept().forEach(rebuilt::restore);
        memory = rebuilt;
      }
    }
  }

  private void take(RouteMemory memory, InputEvent event, long complete) {
    switch (event.kind()) {
      case RATES -> memory.rate(event, complete, toNodes::add);
      case BUDGETS -> memory.budget(event, toNodes::add, toInstruments::add);
      default -> memory.instrument(event, complete, toInstruments::add);
    }
    toNodes.forEach(told -> assertThat(told.atMicros()).isGreaterThan(complete));
    toInstruments.forEach(told -> assertThat(told.origin().countsRow()).isFalse());
    told.addAll(toNodes);
    toNodes.clear();
  }

  private List<InputEvent> events(Random random) {
    List<InputEvent> events = new ArrayList<>();
    for (int at = 1; at <= EVENTS; at++) {
      RowOrigin rate = new RowOrigin(InputKind.RATES, "rates", at, true, "");
      switch (random.nextInt(3)) {
        case 0 ->
            events.add(
                InputEvent.of(
                    at,
                    rate,
                    RecordedFact.of(new RateRow(at, "BTC", "USDT", BigDecimal.valueOf(at), null))));
        case 1 ->
            events.add(
                InputEvent.of(
                    at,
                    new RowOrigin(InputKind.MARKS, "marks", at, true, null),
                    new MarkRow("v", "I" + random.nextInt(4), BigDecimal.ONE)));
        default -> events.add(budget(at, NODES.get(random.nextInt(3)), random.nextInt(3)));
      }
    }
    NODES.forEach(node -> events.add(budget(EVENTS + 1, node, 0)));
    return events;
  }

  private static InputEvent budget(long at, String node, int trader) {
    BigDecimal one = BigDecimal.ONE;
    String scope = trader == 0 ? null : "trader=T" + trader;
    BudgetRow row =
        new BudgetRow(
            node,
            "isolated_margin",
            "USDT",
            one,
            one,
            null,
            null,
            0,
            null,
            null,
            at,
            "limit",
            scope,
            "amount",
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return InputEvent.of(at, new RowOrigin(InputKind.BUDGETS, "budgets", at, true, ""), row);
  }

  private static long firstBudget(List<InputEvent> events, String node) {
    return events.stream()
        .filter(event -> event.budget() != null)
        .filter(event -> DeskFunction.keyOf(event).equals(node))
        .mapToLong(InputEvent::atMicros)
        .min()
        .orElseThrow();
  }

  private static Map<String, Long> parts(List<InputEvent> events) {
    Map<String, Long> parts = new TreeMap<>();
    for (InputEvent event : events) {
      BudgetRow row = event.budget();
      if (row != null && row.scope() != null) {
        parts.merge(nameOf(row), event.atMicros(), Math::min);
      }
    }
    return parts;
  }

  private static List<InputEvent> rates(List<InputEvent> events) {
    return events.stream().filter(event -> event.kind() == InputKind.RATES).toList();
  }

  private List<InputEvent> told(String node) {
    return told.stream()
        .filter(event -> event.kind() == InputKind.RATES && node.equals(event.addressee()))
        .toList();
  }

  /** The rate that was true last among those told up to an instant. */
  private static @Nullable Long newest(List<InputEvent> rates, long at) {
    return rates.stream()
        .filter(event -> event.atMicros() <= at)
        .map(event -> requireNonNull(requireNonNull(event.fact()).rate()).occurredAtMicros())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
