package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How nodes and the use of their budgets went on, in parts: all figures first, then budgets. */
public record NodeHistoryQuery(DSLContext clickhouse, DeskScope scope) {
  private static final String FIGURES = "figures";
  private static final String BUDGETS = "budgets";

  /**
   * Some points of a course.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<NodePoint> part(NodeCourse course, Part part) {
    List<String> after = part.after();
    String of = after == null ? FIGURES : after.getFirst();
    List<String> place = after == null ? List.of() : after.subList(1, after.size());
    return switch (of) {
      case FIGURES -> figures(course, new Part(part.most(), orNone(place)));
      case BUDGETS -> budgets(course, new Part(part.most(), orNone(place)), List.of());
      case String other -> throw new IllegalArgumentException("no part is of " + other);
    };
  }

  private Paged<NodePoint> figures(NodeCourse course, Part part) {
    Paged<DeskHistoryQuery.Row> found = new DeskHistoryQuery(clickhouse, scope).part(course, part);
    List<String> next = found.next();
    int left = part.most() - found.rows().size();
    if (next != null || left == 0) {
      return new Paged<>(
          List.copyOf(found.rows()), next == null ? List.of(BUDGETS) : after(FIGURES, next));
    }
    return budgets(course, Part.first(left), found.rows());
  }

  private Paged<NodePoint> budgets(NodeCourse course, Part part, List<? extends NodePoint> before) {
    Paged<UtilisationHistoryQuery.Row> found =
        new UtilisationHistoryQuery(clickhouse, scope).part(course, part);
    List<NodePoint> all = new ArrayList<>(before);
    all.addAll(found.rows());
    List<String> next = found.next();
    return new Paged<>(all, next == null ? null : after(BUDGETS, next));
  }

  private static @Nullable List<String> orNone(List<String> place) {
    return place.isEmpty() ? null : place;
  }

  private static List<String> after(String of, List<String> place) {
    return Stream.concat(Stream.of(of), place.stream()).toList();
  }
}
