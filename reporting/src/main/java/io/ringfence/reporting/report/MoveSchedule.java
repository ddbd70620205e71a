package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.SuggestionsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * When which pool is due. Walks instants of a run forward: ticks of the schedule, what happened,
 * the end of a quiet time. Looks at the run only where a pool may be due.
 */
final class MoveSchedule {
  private final MoveWatch.Terms terms;
  private final Trigger trigger;
  private final List<MoveEvents.Happened> events;
  private final Map<SuggestionsQuery.Pool, Instant> last;
  private final Stretch stretch;
  private final TreeSet<Instant> instants = new TreeSet<>();

  /**
   * What is watched.
   *
   * @param after its beginning, exclusive
   * @param upTo its end, inclusive
   */
  record Stretch(Instant after, Instant upTo) {}

  /**
   * A schedule.
   *
   * @param stretch what is watched
   * @param events what happened, in order of time
   * @param last when each pool had its last batch
   */
  MoveSchedule(
      MoveWatch.Terms terms,
      Stretch stretch,
      List<MoveEvents.Happened> events,
      Map<SuggestionsQuery.Pool, Instant> last) {
    this.terms = terms;
    this.trigger = terms.trigger();
    this.stretch = stretch;
    this.events = List.copyOf(events);
    this.last = new HashMap<>(last);
    long step = terms.every().toMillis();
    long first = Math.floorDiv(stretch.after().toEpochMilli(), step) * step + step;
    for (long tick = first; tick <= stretch.upTo().toEpochMilli(); tick += step) {
      come(instants, Instant.ofEpochMilli(tick), stretch);
    }
    events.forEach(event -> come(instants, event.at(), stretch));
    for (Instant at : last.values()) {
      come(instants, at.plus(terms.every()), stretch);
      come(instants, at.plus(terms.quiet()), stretch);
    }
  }

  /**
   * What can be decided at an instant.
   *
   * @param pools pools with something to decide about
   * @param policy what batches aim at
   * @param batches puts batches into a form to decide on
   */
  record Decisions(
      Map<SuggestionsQuery.Pool, Pool> pools, ReallocationPolicy policy, MoveBatches batches) {
    /** Batches of the pools that are due: they share their means among themselves only. */
    List<MoveBatch> of(Map<SuggestionsQuery.Pool, List<MoveBatch.Call>> due) {
      List<Pool> chosen =
          pools.entrySet().stream()
              .filter(entry -> due.containsKey(entry.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      List<MoveBatch> all = new ArrayList<>();
      for (Batch batch : Decided.batches(chosen, policy)) {
        SuggestionsQuery.Pool pool = SuggestionRows.stored(batch.pool().id());
        batches.of(batch, due.getOrDefault(pool, List.of())).ifPresent(all::add);
      }
      return all;
    }
  }

  private static void come(TreeSet<Instant> to, Instant at, Stretch stretch) {
    if (at.isAfter(stretch.after()) && !at.isAfter(stretch.upTo())) {
      to.add(at);
    }
  }

  private void come(Instant at) {
    come(instants, at, stretch);
  }

  /** Every batch, in order of time and pool. */
  MoveWatch.Drawn walk(Function<Instant, Decisions> decisions) {
    List<MoveBatch> all = new ArrayList<>();
    for (Instant at = instants.pollFirst(); at != null; at = instants.pollFirst()) {
      if (mayBeDue(at)) {
        all.addAll(decide(at, decisions.apply(at)));
      }
    }
    return new MoveWatch.Drawn(all, last);
  }

  /** Not while every pool that is known has just had its batch. */
  private boolean mayBeDue(Instant at) {
    Instant earliest =
        last.values().stream()
            .map(one -> one.plus(terms.quiet()))
            .min(Instant::compareTo)
            .orElse(at);
    if (earliest.isAfter(at)) {
      come(earliest);
      return false;
    }
    return true;
  }

  private List<MoveBatch> decide(Instant at, Decisions decisions) {
    Map<SuggestionsQuery.Pool, List<MoveBatch.Call>> due = new LinkedHashMap<>();
    decisions
        .pools()
        .forEach(
            (id, pool) -> {
              List<MoveBatch.Call> calls = calls(at, id, pool);
              if (!calls.isEmpty()) {
                due.put(id, calls);
                last.put(id, at);
                come(at.plus(terms.every()));
              }
            });
    return due.isEmpty() ? List.of() : decisions.of(due);
  }

  /** What calls for a batch of a pool; in its quiet time it has to wait. */
  private List<MoveBatch.Call> calls(Instant at, SuggestionsQuery.Pool id, Pool pool) {
    Instant before = last.getOrDefault(id, Instant.EPOCH);
    List<MoveBatch.Call> calls = new ArrayList<>();
    Instant since = at.minus(window());
    for (MoveEvents.Happened happened : events) {
      boolean isNew =
          happened.at().isAfter(before)
              && happened.at().isAfter(since)
              && !happened.at().isAfter(at);
      if (isNew && concerns(happened.event(), pool)) {
        trigger
            .due(happened.event(), before)
            .filter(reason -> reason != Trigger.Reason.SCHEDULE)
            .ifPresent(
                reason -> calls.add(new MoveBatch.Call(reason, happened.at(), happened.what())));
      }
    }
    trigger
        .due(new Trigger.Event.Tick(at), before)
        .ifPresent(reason -> calls.add(new MoveBatch.Call(reason, at, "")));
    Instant free = last.containsKey(id) ? before.plus(terms.quiet()) : at;
    if (!calls.isEmpty() && free.isAfter(at)) {
      come(free);
      return List.of();
    }
    return calls;
  }

  /** How long an event may wait for its answer. */
  private Duration window() {
    return terms.quiet().plus(Duration.ofNanos(1_000));
  }

  private static boolean concerns(Trigger.Event event, Pool pool) {
    return switch (event) {
      case Trigger.Event.Tick _ -> true;
      case Trigger.Event.StateChanged it -> holds(pool, it.position());
      case Trigger.Event.FundingSettled it -> holds(pool, it.position());
      case Trigger.Event.RegimeChanged it -> holds(pool, it.instrument());
      case Trigger.Event.TierNotice it -> holds(pool, it.instrument());
    };
  }

  private static boolean holds(Pool pool, String position) {
    return pool.positions().stream().anyMatch(one -> one.key().toString().equals(position));
  }

  private static boolean holds(Pool pool, InstrumentId instrument) {
    return pool.positions().stream().anyMatch(one -> one.key().instrument().equals(instrument));
  }
}
