package io.ringfence.streaming.exposure;

import io.ringfence.domain.budget.BudgetScope.Membership;
import io.ringfence.domain.budget.NodeCircumstances;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.position.PositionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an instrument contributes to the parts of nodes that scoped budgets are measured on. Added
 * up anew at every instant: it costs a visit per position and part, and only where there are such
 * budgets.
 *
 * @param slices the parts
 * @param asset asset of the instrument
 */
record SliceSums(List<RiskSlice> slices, String asset) {
  /** A part, and the asset it is told under: positions nobody can place have one of their own. */
  record Part(RiskSlice slice, String asset) implements Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      int bySlice = slice.compareTo(other.slice);
      return bySlice != 0 ? bySlice : asset.compareTo(other.asset);
    }
  }

  /** The same with further parts. */
  SliceSums and(List<RiskSlice> others) {
    return new SliceSums(Stream.concat(slices.stream(), others.stream()).toList(), asset);
  }

  /** Contributions to every part that holds something. */
  Map<Part, NodeContribution> of(InstrumentBook book) {
    Map<Part, NodeContribution> sums = new TreeMap<>();
    if (slices.isEmpty()) {
      return sums;
    }
    for (PositionState position : book.openPositions()) {
      NodeContribution one = book.contributionOf(position);
      for (RiskSlice slice : slices) {
        part(slice, position)
            .ifPresent(
                part ->
                    sums.merge(
                        part,
                        part.asset().equals(asset) ? one : RiskSlice.undetermined(position),
                        NodeContribution::plus));
      }
    }
    return sums;
  }

  /** The part of a slice a position stands in; empty: none. */
  private Optional<Part> part(RiskSlice slice, PositionState position) {
    return switch (slice.of(position, asset)) {
      case INSIDE -> Optional.of(new Part(slice, asset));
      case UNKNOWN -> Optional.of(new Part(slice, RiskSlice.UNDETERMINED));
      case OUTSIDE -> Optional.empty();
    };
  }

  /** What was realised inside each part. */
  Map<Part, Realised> realised(InstantNotes notes) {
    Map<Part, Realised> amounts = new TreeMap<>();
    for (InstantNotes.Gain gain : notes.gains()) {
      for (RiskSlice slice : slices) {
        if (slice.of(gain.position(), asset) == Membership.INSIDE) {
          amounts.merge(new Part(slice, asset), gain.realised(), Realised::plus);
        }
      }
    }
    return amounts;
  }

  /** What happened in each part: where a position was acted on, and where one was moved away. */
  Map<RiskSlice, NodeCircumstances> circumstances(Moves moves) {
    Map<RiskSlice, NodeCircumstances> happened = new TreeMap<>();
    for (Moves.Move move : moves.all()) {
      for (RiskSlice slice : slices) {
        boolean was = move.before() != null && isIn(slice, move.before());
        boolean is = isIn(slice, move.after());
        boolean away = was && !is && move.after().isOpen();
        if (was || is) {
          happened.merge(slice, new NodeCircumstances(move.traded(), away), NodeCircumstances::and);
        }
      }
    }
    return happened;
  }

  private boolean isIn(RiskSlice slice, PositionState position) {
    return slice.of(position, asset) == Membership.INSIDE;
  }
}
