package io.ringfence.streaming.planted;

import io.ringfence.streaming.planted.PlantedBug.Kind;
import io.ringfence.streaming.planted.PlantedBug.Proof;
import java.util.List;

/** Bugs of the exposure engine, which its naive twin and its relations to itself must see. */
final class EngineBugs {
  private static final String SOURCES = "schema/domain/src/main/java/io/ringfence/domain/engine/";

  private EngineBugs() {}

  static void addTo(List<PlantedBug> bugs) {
    addOrderAndHysteresis(bugs);
    addRounding(bugs);
    addTierEdges(bugs);
    addRelations(bugs);
  }

  private static PlantedBug bug(
      Kind kind, Proof proof, long seed, String file, String line, String instead) {
    return new PlantedBug(kind, proof, seed, SOURCES + file, line, instead);
  }

  private static void addOrderAndHysteresis(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.ORDERING,
            Proof.DUEL,
            0,
            "ExposureBook.java",
            "    tick(low);\n    tick(high);\n",
            "    tick(high);\n    tick(low);\n"));
    bugs.add(
        bug(
            Kind.HYSTERESIS,
            Proof.DUEL,
            0,
            "LevelTerms.java",
            "isDistance(level) ? enter.add(beyond) : enter.subtract(beyond)",
            "enter"));
    bugs.add(
        bug(
            Kind.HYSTERESIS,
            Proof.DUEL,
            0,
            "Crossings.java",
            "set(slot, 1 << level);",
            "set(slot, 0);"));
  }

  private static void addRounding(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.ROUNDING,
            Proof.DUEL,
            5,
            "KeyLine.java",
            ".minus(held.floorDivide(rows.size(slot)))",
            ".minus(held.ceilDivide(rows.size(slot)))"));
    bugs.add(bug(Kind.ROUNDING, Proof.DUEL, 77, "KeyLine.java", ".minus(Wide.ONE);", ";"));
    bugs.add(
        bug(
            Kind.ROUNDING,
            Proof.DUEL,
            191,
            "InverseRoots.java",
            "whole ? strict : numerator.signum() < 0",
            "whole ? !strict : numerator.signum() < 0"));
    bugs.add(
        bug(
            Kind.ROUNDING,
            Proof.DUEL,
            3,
            "Valuation.java",
            "gain.divide(entry.multiply(mark), scales.wallet(), RoundingMode.FLOOR)",
            "gain.divide(entry.multiply(mark), scales.wallet(), RoundingMode.HALF_EVEN)"));
    bugs.add(
        bug(
            Kind.ROUNDING,
            Proof.DUEL,
            10,
            "Wide.java",
            "of(Math.floorDiv(low, divisor))",
            "of(low / divisor)"));
  }

  private static void addTierEdges(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.TIER_EDGE,
            Proof.DUEL,
            56,
            "TierEdges.java",
            "notional.compareTo(caps[edges]) > 0",
            "notional.compareTo(caps[edges]) >= 0"));
    bugs.add(
        bug(
            Kind.TIER_EDGE,
            Proof.DUEL,
            0,
            "TierEdges.java",
            "Wide.product(-ticks - 1, tickFactor)",
            "Wide.product(-ticks, tickFactor)"));
    bugs.add(
        bug(
            Kind.TIER_EDGE,
            Proof.DUEL,
            313,
            "TierRanges.java",
            "highest.plus(Wide.ONE).negate()",
            "highest.plus(Wide.of(1_000)).negate()"));
    bugs.add(
        bug(
            Kind.TIER_EDGE,
            Proof.DUEL,
            0,
            "NodeSums.java",
            "change(slot, -1, tier);",
            "change(slot, -1, Math.max(tier - 1, 0));"));
    bugs.add(
        bug(
            Kind.TIER_EDGE,
            Proof.DUEL,
            147,
            "Valuation.java",
            "over.compareTo(tiers.get(tier).cap().multiply(under)) > 0",
            "over.compareTo(tiers.get(tier).cap().multiply(under)) >= 0"));
  }

  private static void addRelations(List<PlantedBug> bugs) {
    bugs.add(
        bug(
            Kind.RELATION,
            Proof.PERMUTE,
            1,
            "PositionRows.java",
            "cells = Arrays.copyOf(cells, Math.multiplyExact(cells.length, 2));",
            "cells = Arrays.copyOf(Arrays.copyOf(cells, cells.length - stride), cells.length *"
                + " 2);"));
    bugs.add(
        bug(
            Kind.RELATION,
            Proof.SPLIT,
            0,
            "KeyLine.java",
            ".minus(held.floorDivide(rows.size(slot)))",
            ".minus(held.floorDivide(rows.size(slot) + 1))"));
    bugs.add(
        bug(
            Kind.RELATION,
            Proof.MIRROR,
            0,
            "Valuation.java",
            "return rows.sign(slot) > 0 ? figure : figure.negate();",
            "return figure;"));
    bugs.add(
        bug(
            Kind.RELATION,
            Proof.SCALE,
            0,
            "TierEdges.java",
            "terms.scales().price() + terms.scales().quantity();",
            "2 * terms.scales().price() + 1;"));
  }
}
