package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A ladder of sums along the ordered liquidation triggers: a price is answered by one search in
 * each axis, however many positions there are. It keeps what it was built from: later changes of
 * the book are in the next ladder.
 */
final class SummedLadder implements Ladder {
  /** Sums kept at each trigger, of it and all that liquidate before it; two cells each. */
  private static final int SIZE = 0;

  private static final int SIGNED = 2;
  private static final int ENTRY_VALUE = 4;
  private static final int WALLET = 6;
  private static final int ANCHORED = 8;
  private static final int CELLS = 10;

  /** One axis: keys in order, and sums over the keys from each place on. */
  private record Steps(Axis axis, long[] coarse, long[] fine, long[] sums) {
    /** The first place whose condition holds at a tick. */
    int place(long tick) {
      int low = 0;
      int high = coarse.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (axis.reaches(coarse[middle], fine[middle], tick)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    Wide sum(int place, int field) {
      int cell = place * CELLS + field;
      return new Wide(sums[cell], sums[cell + 1]);
    }
  }

  private final Steps[] steps;
  private final Scales scales;
  private final int fundingDigits;
  private final Wide funding;

  SummedLadder(
      TriggerIndex index,
      PositionRows rows,
      IntPredicate counts,
      Scales scales,
      int fundingDigits,
      Wide funding) {
    this.scales = scales;
    this.fundingDigits = fundingDigits;
    this.funding = funding;
    this.steps =
        index
            .axesOf(TriggerKind.LIQUIDATION)
            .filter(axis -> axis.keys.size() > 0)
            .map(axis -> steps(axis.copy(), axis.keys, rows, counts))
            .toArray(Steps[]::new);
  }

  private static Steps steps(Axis axis, OrderedKeys keys, PositionRows rows, IntPredicate counts) {
    long[] coarse = new long[keys.size()];
    long[] fine = new long[keys.size()];
    int[] slots = new int[keys.size()];
    int[] size = new int[1];
    keys.forEach(
        (keyCoarse, keyFine, slot) -> {
          if (rows.isLive(slot) && counts.test(slot)) {
            coarse[size[0]] = keyCoarse;
            fine[size[0]] = keyFine;
            slots[size[0]++] = slot;
          }
        });
    long[] sums = new long[(size[0] + 1) * CELLS];
    for (int place = size[0] - 1; place >= 0; place--) {
      int slot = slots[place];
      long signed = rows.quantity(slot);
      add(sums, place, SIZE, Wide.of(rows.size(slot)));
      add(sums, place, SIGNED, Wide.of(signed));
      add(sums, place, ENTRY_VALUE, Wide.product(signed, rows.entry(slot)));
      add(sums, place, WALLET, Wide.of(rows.wallet(slot)));
      add(sums, place, ANCHORED, rows.funding(slot).times(signed));
    }
    return new Steps(axis, Arrays.copyOf(coarse, size[0]), Arrays.copyOf(fine, size[0]), sums);
  }

  private static void add(long[] sums, int place, int field, Wide amount) {
    int after = (place + 1) * CELLS + field;
    Wide sum = new Wide(sums[after], sums[after + 1]).plus(amount);
    sums[place * CELLS + field] = sum.high();
    sums[place * CELLS + field + 1] = sum.low();
  }

  @Override
  public Rung at(long tick) {
    int breached = 0;
    Wide size = Wide.ZERO;
    Wide signed = Wide.ZERO;
    Wide entryValue = Wide.ZERO;
    Wide wallet = Wide.ZERO;
    Wide anchored = Wide.ZERO;
    Wide lostSigned = Wide.ZERO;
    for (Steps one : steps) {
      int place = one.place(tick);
      breached += one.coarse.length - place;
      size = size.plus(one.sum(place, SIZE));
      signed = signed.plus(one.sum(0, SIGNED)).minus(one.sum(place, SIGNED));
      entryValue = entryValue.plus(one.sum(0, ENTRY_VALUE)).minus(one.sum(place, ENTRY_VALUE));
      wallet = wallet.plus(one.sum(place, WALLET));
      anchored = anchored.plus(one.sum(place, ANCHORED));
      lostSigned = lostSigned.plus(one.sum(place, SIGNED));
    }
    BigDecimal price = BigDecimal.valueOf(tick, scales.price());
    BigDecimal kept =
        signed
            .toDecimal(scales.quantity())
            .multiply(price)
            .subtract(entryValue.toDecimal(scales.quantity() + scales.entry()));
    BigDecimal lost =
        wallet
            .toDecimal(scales.wallet())
            .add(anchored.toDecimal(scales.quantity() + fundingDigits))
            .subtract(
                funding.toDecimal(fundingDigits).multiply(lostSigned.toDecimal(scales.quantity())));
    return new Rung(
        breached, size.toDecimal(scales.quantity()).multiply(price), kept.subtract(lost));
  }
}
