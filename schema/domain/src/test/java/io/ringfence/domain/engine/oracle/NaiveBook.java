package io.ringfence.domain.engine.oracle;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.Ladder;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.PositionVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All positions of an instrument, each looked at after each event. */
public final class NaiveBook {
  private final ContractTerms terms;
  private final LiquidationMode mode;
  private final BookListener listener;
  private final Map<Integer, NaivePosition> positions = new TreeMap<>();
  private @Nullable BigDecimal mark;

  /** A book without positions. */
  public NaiveBook(ContractTerms terms, LiquidationMode mode, BookListener listener) {
    this.terms = terms;
    this.mode = mode;
    this.listener = listener;
  }

  /** Opens a position. */
  public void open(int slot, PositionVersion version) {
    positions.put(slot, new NaivePosition(terms, version));
    look(slot);
  }

  /** Replaces a position by its next version. */
  public void replace(int slot, PositionVersion version) {
    at(slot).set(version);
    look(slot);
  }

  /** Changes a wallet by a signed amount. */
  public void addToWallet(int slot, BigDecimal amount) {
    at(slot).addToWallet(amount);
    look(slot);
  }

  /** Another stop rests against a position, ticks and units; 0: none, and unknown. */
  public void setStop(int slot, long ticks, long size) {
    at(slot).setStop(ticks, size);
    look(slot);
  }

  /** The venue has taken part of a position. */
  public void reduce(int slot, BigDecimal size, BigDecimal realised) {
    at(slot).reduce(size, realised);
    look(slot);
  }

  /** Wallet of a position, settlement asset. */
  public BigDecimal wallet(int slot) {
    return at(slot).wallet;
  }

  /** Risk node of a position. */
  public int nodeOf(int slot) {
    return at(slot).node;
  }

  /** Whether a position met its liquidation and nobody has reported since. */
  public boolean isPresumed(int slot) {
    return at(slot).presumed;
  }

  /** Ends a position. */
  public void close(int slot) {
    positions.remove(slot);
  }

  /** The mark moves. */
  public void tick(BigDecimal newMark) {
    mark = newMark;
    slots().forEach(this::look);
  }

  /** Funding is settled; what it gives the positions of each node. */
  public Map<Integer, BigDecimal> fund(BigDecimal price, BigDecimal rate) {
    Map<Integer, BigDecimal> paid = new TreeMap<>();
    for (int slot : slots()) {
      BigDecimal before = wallet(slot);
      at(slot).fund(price, rate);
      paid.merge(nodeOf(slot), wallet(slot).subtract(before), BigDecimal::add);
      look(slot);
    }
    return paid;
  }

  private void look(int slot) {
    if (mark == null) {
      return;
    }
    NaivePosition position = at(slot);
    LevelTerms levels = terms.levels();
    for (int level = 0; level < levels.count(); level++) {
      boolean isDistance = level < levels.distances().size();
      BigDecimal enter =
          isDistance
              ? levels.distances().get(level)
              : levels.ratios().get(level - levels.distances().size());
      BigDecimal beyond = enter.multiply(levels.leaveMargin());
      if (isDistance ? position.isWithin(enter, mark) : position.reaches(enter, mark)) {
        reach(position, slot, level);
      } else if (isDistance
          ? !position.isWithin(enter.add(beyond), mark)
          : !position.reaches(enter.subtract(beyond), mark)) {
        leave(position, slot, level);
      }
    }
    lookAtStop(position, slot, mark);
    if (position.isLiquidatable(mark) && !position.presumed) {
      position.presumed = true;
      listener.liquidated(slot);
      if (mode == LiquidationMode.CLOSES) {
        positions.remove(slot);
      }
    }
  }

  private void lookAtStop(NaivePosition position, int slot, BigDecimal at) {
    if (!position.touchesStop(at)) {
      position.stopped = false;
    } else if (!position.stopped) {
      position.stopped = true;
      listener.stopTouched(slot);
    }
  }

  private void reach(NaivePosition position, int slot, int level) {
    if ((position.fired & 1 << level) == 0) {
      position.fired |= 1 << level;
      listener.levelReached(slot, level);
    }
  }

  private void leave(NaivePosition position, int slot, int level) {
    if ((position.fired & 1 << level) != 0) {
      position.fired &= ~(1 << level);
      listener.levelLeft(slot, level);
    }
  }

  NaivePosition at(int slot) {
    NaivePosition position = positions.get(slot);
    if (position == null) {
      throw new IllegalStateException("no position in slot " + slot);
    }
    return position;
  }

  /** Slots of open positions, ascending. */
  public List<Integer> slots() {
    return new ArrayList<>(positions.keySet());
  }

  /** Sums of a node's positions. */
  public NodeFigures node(int node) {
    NodeFigures sum = NodeFigures.EMPTY;
    for (NaivePosition position : positions.values()) {
      if (position.node == node && mark != null) {
        sum = sum.plus(position.figures(mark));
      }
    }
    return sum;
  }

  /** What a node's positions come to at another price. */
  Ladder.Rung rung(int node, BigDecimal price) {
    int breached = 0;
    BigDecimal notional = BigDecimal.ZERO;
    BigDecimal outcome = BigDecimal.ZERO;
    for (NaivePosition position : positions.values()) {
      if (position.node == node) {
        NodeFigures figures = position.figures(price);
        boolean ends = position.isLiquidatable(price);
        breached += ends ? 1 : 0;
        notional = ends ? notional.add(figures.grossNotional()) : notional;
        outcome = outcome.add(ends ? position.wallet.negate() : figures.unrealisedPnl());
      }
    }
    return new Ladder.Rung(breached, notional, outcome);
  }
}
