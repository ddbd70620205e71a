package io.ringfence.launcher.bench;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.oracle.NaivePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** B2: how many margin changes and fundings a core takes. */
final class EventsBench {
  private static final long RATE = 1;

  private static final Goal MARGIN = new Goal(150_000, Map.of("treemap-index", 3.0), Map.of());
  private static final Goal FUNDING =
      new Goal(0, Map.of("treemap-index", 500.0, "full-reindex", 500.0), Map.of());

  private static final List<Function<Population, EventPeer>> PEERS =
      List.of(EngineEventPeer::new, TreeMapPeer::new, ReindexPeer::new);

  private final BenchOptions options;
  private final Report report;
  private final List<Function<Population, EventPeer>> peers;
  private final Population population;

  EventsBench(BenchOptions options, Report report) {
    this(options, report, PEERS);
  }

  /**
   * A benchmark with other peers.
   *
   * @param peers our own first
   */
  EventsBench(BenchOptions options, Report report, List<Function<Population, EventPeer>> peers) {
    this.options = options;
    this.report = report;
    this.peers = peers;
    population =
        Population.uniform(
            options.seed(), options.positions(), options.instruments(), BenchOptions.DESKS);
  }

  private static final class Course {
    private final EventPeer peer;
    private final WalletEvents events;
    private final double[] marginRates;
    private final double[] fundingRates;
    private long changes;
    private int fundings;

    private Course(EventPeer peer, WalletEvents events, int rounds) {
      this.peer = peer;
      this.events = events;
      marginRates = new double[rounds];
      fundingRates = new double[rounds];
    }
  }

  void run() {
    List<Course> courses = new ArrayList<>();
    for (Function<Population, EventPeer> kind : peers) {
      courses.add(
          new Course(
              kind.apply(population),
              new WalletEvents(options.seed(), population),
              options.rounds()));
    }
    for (int round = -1; round < options.rounds(); round++) {
      for (Course course : courses) {
        double margin = changeWallets(course);
        double funding = fund(course);
        if (round >= 0) {
          course.marginRates[round] = margin;
          course.fundingRates[round] = funding;
        }
      }
    }
    tell(courses);
  }

  private double changeWallets(Course course) {
    long since = ProcessorTime.nanos();
    long done = 0;
    while (ProcessorTime.nanos() - since < options.millis() * 1_000_000L) {
      for (int i = 0; i < 8; i++) {
        long amount = course.events.next();
        course.peer.addToWallet(course.events.position(), amount);
      }
      done += 8;
    }
    course.changes += done;
    return ProcessorTime.rate(done, since);
  }

  /** Rates turn their sign by turns, so that wallets stay what they are. */
  private double fund(Course course) {
    long since = ProcessorTime.nanos();
    long done = 0;
    while (ProcessorTime.nanos() - since < options.millis() * 1_000_000L) {
      for (int i = 0; i < 2 * population.instruments; i++) {
        int instrument = course.fundings % population.instruments;
        long rate = course.fundings / population.instruments % 2 == 0 ? RATE : -RATE;
        course.peer.fund(instrument, population.startMark[instrument], rate);
        course.fundings++;
        done++;
        if (!course.peer.name().equals("ringfence")
            && ProcessorTime.nanos() - since > options.millis() * 1_000_000L) {
          break;
        }
      }
    }
    return ProcessorTime.rate(done, since);
  }

  private void tell(List<Course> courses) {
    List<Measure> margin = new ArrayList<>();
    List<Measure> funding = new ArrayList<>();
    for (Course course : courses) {
      long expected = oracle(course);
      for (int i = 0; i < population.instruments; i++) {
        long start = population.startMark[i];
        course.peer.tick(i, start - start / 50);
        course.peer.tick(i, start + start / 50);
        course.peer.tick(i, start);
      }
      boolean equal = course.peer.alerts().digest() == expected;
      margin.add(new Measure(course.peer.name(), course.marginRates, equal));
      funding.add(new Measure(course.peer.name(), course.fundingRates, equal));
    }
    report.add(
        new Workload("events", "margin-changes", "events/s", options.seed()),
        options.isFullSize() ? MARGIN : Goal.NONE,
        margin);
    report.add(
        new Workload("events", "fundings", "fundings/s", options.seed()),
        options.isFullSize() ? FUNDING : Goal.NONE,
        funding);
  }

  /**
   * Alerts after the changes and a swing of 2 % both ways. No change reaches a level that the swing
   * would not reach: bands were drawn so, and each position is looked at with its last wallet.
   */
  private long oracle(Course course) {
    WalletEvents again = new WalletEvents(options.seed(), population);
    long[] wallet = population.wallet.clone();
    for (long i = 0; i < course.changes; i++) {
      long amount = again.next();
      wallet[again.position()] += amount;
    }
    ContractTerms terms = BenchContract.terms();
    Alerts alerts = new Alerts(population.count());
    for (int i = 0; i < population.instruments; i++) {
      long start = population.startMark[i];
      for (int id = population.first[i]; id < population.first[i + 1]; id++) {
        NaivePosition position = Oracle.position(terms, population, id);
        position.addToWallet(
            BigDecimal.valueOf(wallet[id] - population.wallet[id], BenchContract.WALLET_DIGITS));
        position.fund(
            Oracle.price(start),
            BigDecimal.valueOf(netFunding(course, i), BenchContract.RATE_DIGITS));
        boolean isLong = population.quantity[id] > 0;
        Oracle.look(
            position, id, Oracle.price(isLong ? start - start / 50 : start + start / 50), alerts);
      }
    }
    return alerts.digest();
  }

  private long netFunding(Course course, int instrument) {
    int whole = course.fundings / population.instruments;
    int own = whole + (instrument < course.fundings % population.instruments ? 1 : 0);
    return own % 2 == 0 ? 0 : RATE;
  }
}
