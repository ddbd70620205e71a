package io.ringfence.launcher.backtest;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.outcome.BarHistory;
import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.Tally;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.BarrierOdds;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.launcher.sample.Rules;
import io.ringfence.launcher.terminal.CommandFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Walks random pools forward over recorded marks, each on its own. */
public final class Backtest {
  /** What is known before the first decision. */
  private static final Duration HISTORY = Duration.ofDays(60);

  private static final int HORIZON_HOURS = 8;
  private static final Duration HOUR = Duration.ofHours(1);

  private final BacktestRequest request;
  private final Rules rules;
  private final Tape tape;
  private final Map<InstrumentId, BarHistory> histories = new TreeMap<>();
  private final Map<InstrumentId, Instant> learntUpTo = new TreeMap<>();
  private final List<WalkForward> walks = new ArrayList<>();

  private Backtest(BacktestRequest request, Rules rules) {
    this.request = request;
    this.rules = rules;
    Instant start = request.start();
    this.tape =
        Tape.read(
            request.marks(),
            start.minus(HISTORY),
            start.plus(Duration.ofHours(request.hours())),
            instrument -> rules.find(instrument).isPresent());
  }

  /** Runs it. */
  public static BacktestResult run(BacktestRequest request, Rules rules) {
    return new Backtest(request, rules).walk();
  }

  private BacktestResult walk() {
    Instant start = request.start();
    tape.bars().headMap(start, true).forEach(this::learn);
    Map<InstrumentId, Tape.Bar> now = tape.endingAt(start);
    if (now.isEmpty()) {
      throw CommandFailure.wrongInput(
          "no hourly bar of an instrument with rules ends at %s".formatted(start));
    }
    List<Pool> pools = new RandomBook(request, this::rulesOf).pools(new TreeMap<>(closes(now)));
    pools.forEach(_ -> walks.add(new WalkForward(ReallocationPolicy.DEFAULT)));
    for (int hour = 0; hour < request.hours(); hour++) {
      Instant at = start.plus(Duration.ofHours(hour));
      Map<InstrumentId, BigDecimal> marks = closes(tape.endingAt(at));
      Map<InstrumentId, Tape.Bar> ahead = tape.endingAt(at.plus(HOUR));
      Map<InstrumentId, Outlook> outlooks = outlooks();
      for (int i = 0; i < pools.size(); i++) {
        walks.get(i).step(hour(at, pools.get(i), walks.get(i), marks, ahead, outlooks));
      }
      learn(at.plus(HOUR), ahead);
    }
    return result();
  }

  private MarginRules rulesOf(InstrumentId instrument) {
    return rules.of(instrument);
  }

  /** A missing hour is a gap, not an hour without a move. */
  private void learn(Instant end, Map<InstrumentId, Tape.Bar> bars) {
    bars.forEach(
        (instrument, bar) -> {
          BarHistory history =
              histories.computeIfAbsent(instrument, _ -> new BarHistory(HORIZON_HOURS));
          Instant before = learntUpTo.put(instrument, end);
          if (before != null && !before.equals(end.minus(HOUR))) {
            history.interrupt();
          }
          history.add(bar.range(), bar.close());
        });
  }

  private static Map<InstrumentId, BigDecimal> closes(Map<InstrumentId, Tape.Bar> bars) {
    Map<InstrumentId, BigDecimal> closes = new HashMap<>();
    bars.forEach((instrument, bar) -> closes.put(instrument, bar.close()));
    return closes;
  }

  /** What volatility and odds are known now; none where distances are fractions of the mark. */
  private Map<InstrumentId, Outlook> outlooks() {
    Map<InstrumentId, Outlook> outlooks = new HashMap<>();
    Optional<BarrierOdds> odds =
        request.useSigma() ? BarHistory.odds(histories.values()) : Optional.empty();
    odds.ifPresent(
        known ->
            histories.forEach(
                (instrument, history) ->
                    history
                        .sigma()
                        .map(
                            sigma ->
                                new Outlook.Volatility(
                                    sigma, Duration.ofHours(HORIZON_HOURS), known))
                        .map(Outlook::of)
                        .ifPresent(outlook -> outlooks.put(instrument, outlook))));
    return outlooks;
  }

  private static Hour hour(
      Instant at,
      Pool pool,
      WalkForward walk,
      Map<InstrumentId, BigDecimal> marks,
      Map<InstrumentId, Tape.Bar> ahead,
      Map<InstrumentId, Outlook> outlooks) {
    List<PoolPosition> open = new ArrayList<>();
    for (PoolPosition one : pool.positions()) {
      InstrumentId instrument = one.key().instrument();
      BigDecimal mark = marks.get(instrument);
      if (mark != null && !walk.isGone(one.key())) {
        open.add(one.at(mark).with(outlooks.getOrDefault(instrument, Outlook.UNKNOWN)));
      }
    }
    Map<InstrumentId, Hour.Range> ranges = new HashMap<>();
    ahead.forEach((instrument, bar) -> ranges.put(instrument, bar.range()));
    Pool now = new Pool(pool.id(), open, pool.cash(), pool.headroom());
    return new Hour(at, List.of(now), marks, ranges);
  }

  private BacktestResult result() {
    List<WalkForward.Step> total = new ArrayList<>();
    int worse = 0;
    for (WalkForward walk : walks) {
      List<WalkForward.Step> steps = walk.steps();
      for (int i = 0; i < steps.size(); i++) {
        if (total.size() <= i) {
          total.add(steps.get(i));
        } else {
          total.set(i, sum(total.get(i), steps.get(i)));
        }
      }
      WalkForward.Step end = steps.getLast();
      worse += end.followed().burned().compareTo(end.ignored().burned()) > 0 ? 1 : 0;
    }
    List<Score> scores = walks.stream().flatMap(walk -> walk.scores().stream()).toList();
    return new BacktestResult(total, worse, walks.size(), scores);
  }

  private static WalkForward.Step sum(WalkForward.Step a, WalkForward.Step b) {
    Tally ignored = a.ignored().plus(b.ignored());
    return new WalkForward.Step(
        a.at(),
        a.moves() + b.moves(),
        a.moved().add(b.moved()),
        a.refused() + b.refused(),
        ignored,
        a.followed().plus(b.followed()),
        a.reduced().plus(b.reduced()));
  }
}
