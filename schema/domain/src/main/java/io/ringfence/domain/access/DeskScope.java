package io.ringfence.domain.access;

import io.ringfence.domain.quantity.NodePath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The desks a caller is entitled to. A constructor argument of every query: no question can be
 * asked without saying on whose behalf.
 */
public sealed interface DeskScope {
  /** Everything, the firm's own totals included; for the command line and the firm's officers. */
  DeskScope ALL = new AllDesks();

  /** Whether rows of this node may be seen. The firm's total is seen with all desks only. */
  boolean covers(NodePath node);

  /** Whether rows of a desk may be seen. */
  boolean coversDesk(String desk);

  /** What some callers may see between them: nobody sees more by it, for each is told apart. */
  static DeskScope between(Collection<DeskScope> callers) {
    Set<String> desks = new HashSet<>();
    for (DeskScope caller : callers) {
      switch (caller) {
        case AllDesks() -> {
          return ALL;
        }
        case Desks some -> desks.addAll(some.desks());
      }
    }
    return new Desks(desks);
  }

  /** Scope of all desks. */
  record AllDesks() implements DeskScope {
    @Override
    public boolean covers(NodePath node) {
      return true;
    }

    @Override
    public boolean coversDesk(String desk) {
      return true;
    }
  }

  /**
   * Scope of some desks.
   *
   * @param desks names of desks; none means that nothing is seen
   */
  record Desks(Set<String> desks) implements DeskScope {
    public Desks {
      desks = Set.copyOf(desks);
    }

    @Override
    public boolean covers(NodePath node) {
      return node.deskName().map(desks::contains).orElse(false);
    }

    @Override
    public boolean coversDesk(String desk) {
      return desks.contains(desk);
    }

    /** The same desks in one order, for statements whose text must not vary. */
    public Set<String> sorted() {
      return new TreeSet<>(desks);
    }
  }
}
