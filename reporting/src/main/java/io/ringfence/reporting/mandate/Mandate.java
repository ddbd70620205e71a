package io.ringfence.reporting.mandate;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What moves of margin may use and must leave alone, from an instant on. What it does not say is as
 * the build has it. Sections of desks and books say otherwise for them, field by field: of two that
 * speak of one thing that of the nearest node at or above a position holds. Source: risk
 * definitions, Moving margin.
 *
 * @param validFrom from when it holds, inclusive
 * @param firm ways, costs and policies of whoever has none of their own
 * @param sections those of desks and books, in the order of the document
 * @param locks positions that nothing is moved to or from, whatever a section says
 * @param defaults mode and leverage that positions of a node begin with
 */
public record Mandate(
    Instant validFrom,
    Section firm,
    List<Section> sections,
    List<Lock> locks,
    List<Default> defaults) {
  /** Nobody has said anything. */
  public static final Mandate NONE =
      new Mandate(
          Instant.EPOCH,
          new Section(NodePath.FIRM, null, Conduct.NOTHING),
          List.of(),
          List.of(),
          List.of());

  public Mandate {
    sections = List.copyOf(sections);
    locks = List.copyOf(locks);
    defaults = List.copyOf(defaults);
  }

  /**
   * What holds for a node and those below it that say nothing else.
   *
   * @param node the node
   * @param ways ways by which free balance of one account may come to another; absent: those of the
   *     node above; empty: none
   * @param conduct costs and policies
   */
  public record Section(NodePath node, @Nullable List<Way> ways, Conduct conduct) {
    public Section {
      ways = ways == null ? null : List.copyOf(ways);
    }
  }

  /**
   * Something that is said, and of which node.
   *
   * @param what what is said
   * @param of node whose section says it
   */
  public record Said<T>(T what, NodePath of) {}

  /**
   * An account at a venue.
   *
   * @param venue venue
   * @param name login at the venue
   */
  public record Account(String venue, String name) {
    @Override
    public String toString() {
      return venue + "/" + name;
    }
  }

  /**
   * A way from one account's free balance to another's: a lending rule.
   *
   * @param from account it comes from
   * @param to account it goes to
   * @param asset settlement asset
   * @param desk only for positions of this desk; absent: of all
   * @param terms what it costs and how long it takes
   * @param rule the lending rule that allows it, in the desk's words
   */
  public record Way(
      Account from, Account to, String asset, @Nullable String desk, Terms terms, String rule) {}

  /**
   * Terms of a way.
   *
   * @param most most that may come, asset, above 0
   * @param fixedCost what a transfer costs whatever its size, asset, at least 0
   * @param costRate what each unit costs, fraction, in [0, 1)
   * @param arrival time until it can be used, at least 0
   */
  public record Terms(
      BigDecimal most, BigDecimal fixedCost, BigDecimal costRate, Duration arrival) {}

  /**
   * A position that nothing is moved to or from.
   *
   * @param position the position
   * @param by person who locked it
   * @param reason why
   */
  public record Lock(PositionKey position, String by, String reason) {}

  /**
   * What positions of a node begin with; what is absent is that of the node above.
   *
   * @param node the node
   * @param mode {@code isolated} or {@code cross}
   * @param leverage leverage, above 0
   */
  public record Default(NodePath node, @Nullable String mode, @Nullable BigDecimal leverage) {}

  /** A policy with what is said here in place of its own. */
  public ReallocationPolicy policy(ReallocationPolicy base) {
    Map<NodePath, Aims> ofNodes = new HashMap<>();
    sections.forEach(one -> ofNodes.put(one.node(), aims(one.node(), base.aims())));
    return base.with(aims(NodePath.FIRM, base.aims()), ofNodes);
  }

  private Aims aims(NodePath node, Aims base) {
    Optional<Conduct.Batches> batches = ofConduct(node, Conduct::batches).map(Said::what);
    Optional<Conduct.Press> press = ofConduct(node, Conduct::press).map(Said::what);
    return new Aims(
        ofConduct(node, Conduct::policies).map(Said::what).orElse(base.stances()),
        base.sigmas(),
        ofConduct(node, Conduct::costs).map(Said::what).orElse(base.costs()),
        base.convictions(),
        batches.flatMap(it -> Optional.ofNullable(it.mostMoves())).orElse(base.mostMoves()),
        batches.map(Conduct.Batches::tolerances).orElse(base.shortfallTolerances()),
        ofConduct(node, Conduct::harvestDistance).map(Said::what).orElse(base.harvestDistance()),
        press.map(Conduct.Press::distance).orElse(base.pressDistance()),
        press.map(Conduct.Press::leastTrend).orElse(base.pressTrend()));
  }

  /** Ways into accounts of a desk's positions, as the desk or the firm says; empty: nobody does. */
  public Optional<Said<List<Way>>> waysOf(NodePath desk) {
    return said(desk, Section::ways);
  }

  /** A part of the conduct that holds for a node; empty: nobody says anything of it. */
  public <T> Optional<Said<T>> ofConduct(NodePath node, Function<Conduct, @Nullable T> part) {
    return said(node, section -> part.apply(section.conduct()));
  }

  private <T> Optional<Said<T>> said(NodePath node, Function<Section, @Nullable T> part) {
    for (NodePath at : node.upwards()) {
      Section section = sectionOf(at);
      T what = section == null ? null : part.apply(section);
      if (what != null) {
        return Optional.of(new Said<>(what, at));
      }
    }
    return Optional.empty();
  }

  private @Nullable Section sectionOf(NodePath node) {
    if (node.equals(NodePath.FIRM)) {
      return firm;
    }
    return sections.stream().filter(one -> one.node().equals(node)).findFirst().orElse(null);
  }

  /** Which margin mode positions of a node should have. */
  public ModePolicy modesOf(NodePath node) {
    return ofConduct(node, Conduct::modes).map(Said::what).orElse(ModePolicy.DEFAULT);
  }

  /** Why a position is locked; empty: it is not. */
  public Optional<Lock> lockOf(PositionKey position) {
    return locks.stream().filter(lock -> lock.position().equals(position)).findFirst();
  }
}
