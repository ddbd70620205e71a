package io.ringfence.domain.trigger;

import io.ringfence.domain.margin.MarginRatio;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The largest margin ratio among positions while the mark moves. Who has it changes with the mark,
 * so a tournament is kept: each match has a winner and the ticks between which it stays the winner.
 * A mark plays only those matches again whose ticks it has left; where none is, it costs one
 * comparison. A position that comes, leaves or changes concerns the matches on its way up.
 */
public final class HighestRatio {
  private static final int NOBODY = -1;
  private static final int FIRST_PLACES = 4;

  private final TickGrid grid;
  private final Deque<Integer> free = new ArrayDeque<>();

  /** Places of the tournament: match n is between 2 n and 2 n + 1, places begin at {@code size}. */
  private int size = FIRST_PLACES;

  private @Nullable RatioLines[] players = new RatioLines[size];
  private RatioLines.@Nullable Line[] lines = new RatioLines.Line[size];
  private int[] winners = new int[2 * size];
  private TickRange[] holds = ranges(2 * size);
  private int used;

  /** Nobody yet. */
  public HighestRatio(TickGrid grid) {
    this.grid = grid;
  }

  private static TickRange[] ranges(int count) {
    TickRange[] ranges = new TickRange[count];
    Arrays.fill(ranges, TickRange.NONE);
    return ranges;
  }

  /**
   * A position comes in.
   *
   * @param edges triggers of the caps of its pieces, ascending
   * @param bankruptcy trigger of its equity
   * @return its place
   */
  public int add(LinePosition position, List<TickTrigger> edges, Optional<TickTrigger> bankruptcy) {
    if (free.isEmpty() && used == size) {
      grow();
    }
    int place = free.isEmpty() ? used++ : free.pop();
    players[place] = new RatioLines(position, edges, bankruptcy);
    reopen(place);
    return place;
  }

  /** The position of a place leaves. */
  public void remove(int place) {
    players[place] = null;
    free.push(place);
    reopen(place);
  }

  private void grow() {
    size *= 2;
    players = Arrays.copyOf(players, size);
    lines = Arrays.copyOf(lines, size);
    winners = new int[2 * size];
    holds = ranges(2 * size);
  }

  /** The matches on the way up have no winner any more; above one without, none has. */
  private void reopen(int place) {
    int match = size + place;
    holds[match] = TickRange.NONE;
    for (match /= 2; match > 0 && !holds[match].equals(TickRange.NONE); match /= 2) {
      holds[match] = TickRange.NONE;
    }
  }

  /** The largest ratio at a tick, as {@link MarginRatio#shown} shows it; empty: nobody has one. */
  public Optional<BigDecimal> at(long tick) {
    play(1, tick);
    if (winners[1] == NOBODY) {
      return Optional.empty();
    }
    RatioLines.Line line = Objects.requireNonNull(lines[winners[1]]);
    BigDecimal price = grid.price(tick);
    return MarginRatio.of(Fraction.of(line.requirement(price)), Fraction.of(line.equity(price)))
        .shown();
  }

  private void play(int match, long tick) {
    if (holds[match].contains(tick)) {
      return;
    }
    if (match >= size) {
      enter(match, tick);
      return;
    }
    int left = 2 * match;
    int right = left + 1;
    play(left, tick);
    play(right, tick);
    TickRange both = holds[left].and(holds[right]);
    if (winners[left] == NOBODY || winners[right] == NOBODY) {
      winners[match] = winners[left] == NOBODY ? winners[right] : winners[left];
      holds[match] = both;
    } else {
      decide(match, winners[left], winners[right], tick, both);
    }
  }

  private void decide(int match, int one, int other, long tick, TickRange within) {
    RatioLines.Line first = Objects.requireNonNull(lines[one]);
    RatioLines.Line second = Objects.requireNonNull(lines[other]);
    Overtaking lead = Overtaking.of(first, second, grid);
    boolean firstLeads = lead.leads(tick);
    winners[match] = firstLeads ? one : other;
    holds[match] = (firstLeads ? lead : Overtaking.of(second, first, grid)).around(tick, within);
  }

  private void enter(int match, long tick) {
    int place = match - size;
    RatioLines player = players[place];
    if (player == null) {
      winners[match] = NOBODY;
      holds[match] = TickRange.ALL;
      return;
    }
    RatioLines.Line line = player.at(tick);
    lines[place] = line;
    winners[match] = line.solvent() ? place : NOBODY;
    holds[match] = line.ticks();
  }
}
