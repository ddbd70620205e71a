package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Scales;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Marks and events in the order they arrive, drawn from a seed. */
final class TickScript {
  static final int NODES = 5;
  private static final int BASE_PRICE = 500;
  private static final int POSITIONS = 24;

  /** A {@link Mark} or a {@link PositionEvent} each. */
  final List<Object> steps = new ArrayList<>();

  final Instruments instruments;
  private final Random random;
  private final List<List<Long>> open = new ArrayList<>();
  private final long[] tick;
  private final boolean[] isFunded;

  /** Size of each position as its last version and fills say. */
  private final Map<Long, Long> sizes = new HashMap<>();

  private long nextPosition;

  private TickScript(Instruments instruments, long seed) {
    this.instruments = instruments;
    random = new Random(seed);
    tick = new long[instruments.count()];
    isFunded = new boolean[tick.length];
    for (int i = 0; i < tick.length; i++) {
      open.add(new ArrayList<>());
      tick[i] = BASE_PRICE * pow(instruments.terms(i).scales().price());
    }
  }

  /** So many steps, positions first and some at any time. */
  static TickScript draw(Instruments instruments, long seed, int length) {
    TickScript script = new TickScript(instruments, seed);
    for (int i = 0; i < POSITIONS * instruments.count(); i++) {
      script.open(i % instruments.count());
    }
    while (script.steps.size() < length) {
      script.step();
    }
    return script;
  }

  private void step() {
    int instrument = random.nextInt(tick.length);
    List<Long> held = open.get(instrument);
    int what = random.nextInt(40);
    if (what == 0) {
      open(instrument);
    } else if (what == 1 && !held.isEmpty()) {
      long id = held.get(random.nextInt(held.size()));
      steps.add(PositionEvent.wallet(instrument, id, wallet(instrument) / 4));
    } else if (what == 2 && !held.isEmpty()) {
      long id = held.get(random.nextInt(held.size()));
      versions(instrument, id);
    } else if (what == 3 && held.size() > POSITIONS / 2) {
      steps.add(PositionEvent.close(instrument, held.remove(random.nextInt(held.size()))));
    } else if (what == 4) {
      long most = pow(instruments.terms(instrument).scales().fundingRate()) / 100 + 1;
      long rate = random.nextLong(most) - most / 2;
      steps.add(PositionEvent.funding(instrument, tick[instrument], rate));
      isFunded[instrument] |= !instruments.terms(instrument).kind().equals(ContractKind.INVERSE);
    } else if (what < 10 && !held.isEmpty()) {
      venue(instrument, what, held);
    } else {
      steps.add(mark(instrument));
    }
  }

  /** Fees, stops and what the venue itself does; its fills of the whole position are rare. */
  private void venue(int instrument, int what, List<Long> held) {
    int place = random.nextInt(held.size());
    long id = held.get(place);
    long part = Math.max(1, pow(instruments.terms(instrument).scales().quantity()) / 2);
    long some = wallet(instrument) / 100;
    switch (what) {
      case 5 -> steps.add(PositionEvent.fee(instrument, id, some));
      case 6 -> steps.add(PositionEvent.stop(instrument, id, stop(instrument), size(id)));
      case 7 -> {
        // What funding left in a wallet of a linear contract may have more digits than a row.
        if (!isFunded[instrument] && sizes.getOrDefault(id, 0L) > part) {
          sizes.merge(id, -part, Long::sum);
          steps.add(PositionEvent.fill(instrument, id, part, some));
        }
      }
      default -> {
        if (held.size() > POSITIONS / 2) {
          held.remove(place);
          steps.add(
              what == 8
                  ? PositionEvent.liquidated(instrument, id)
                  : PositionEvent.deleveraged(instrument, id, -some));
        }
      }
    }
  }

  private Mark mark(int instrument) {
    long base = BASE_PRICE * pow(instruments.terms(instrument).scales().price());
    long reach = Math.max(1, tick[instrument] / (random.nextInt(20) == 0 ? 10 : 200));
    long next = tick[instrument] + random.nextLong(2 * reach + 1) - reach;
    tick[instrument] = Math.clamp(next, base / 2, 2 * base);
    return new Mark(instrument, tick[instrument], steps.size());
  }

  private void open(int instrument) {
    long id = nextPosition++;
    open.get(instrument).add(id);
    versions(instrument, id);
  }

  private void versions(int instrument, long id) {
    PositionVersion version = version(instrument);
    sizes.put(id, Math.abs(version.quantity()));
    steps.add(PositionEvent.version(instrument, id, version));
  }

  private long size(long id) {
    return sizes.getOrDefault(id, 0L);
  }

  private long stop(int instrument) {
    return random.nextInt(3) == 0 ? 0 : tick[instrument] * (90 + random.nextInt(20)) / 100;
  }

  private PositionVersion version(int instrument) {
    ContractTerms terms = instruments.terms(instrument);
    Scales scales = terms.scales();
    long quantity = (1 + random.nextInt(20)) * pow(scales.quantity());
    long entry = tick[instrument] * pow(scales.entry() - scales.price());
    long stop = random.nextInt(3) == 0 ? tick[instrument] * (90 + random.nextInt(20)) / 100 : 0;
    return new PositionVersion(
        random.nextBoolean() ? quantity : -quantity,
        entry,
        wallet(instrument),
        stop,
        quantity,
        random.nextInt(NODES - 1));
  }

  /** Some part of what ten units are worth. */
  private long wallet(int instrument) {
    ContractTerms terms = instruments.terms(instrument);
    double worth =
        switch (terms.kind()) {
          case LINEAR, QUANTO -> 10.0 * BASE_PRICE;
          case INVERSE -> 10.0 / BASE_PRICE;
        };
    double units = worth * pow(terms.scales().wallet()) * (0.02 + random.nextDouble() / 2);
    return 1 + (long) units;
  }

  private static long pow(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  /** The steps as batches, a few marks each so that there are many. */
  List<TickBatch> batches(ShardLayout layout, int marksInEach, boolean isBehind) {
    List<TickBatch> batches = new ArrayList<>();
    TickBatchSerializer serializer = new TickBatchSerializer();
    TickBatcher batcher =
        new TickBatcher(layout, instruments, batch -> batches.add(serializer.copy(batch)));
    batcher.setBehind(isBehind);
    for (Object step : steps) {
      if (step instanceof Mark mark) {
        batcher.mark(mark.instrument(), mark.tick(), mark.sourceMicros());
      } else {
        batcher.event((PositionEvent) step);
      }
      if (batcher.waiting() >= marksInEach) {
        batcher.flush();
      }
    }
    batcher.flush();
    return batches;
  }
}
