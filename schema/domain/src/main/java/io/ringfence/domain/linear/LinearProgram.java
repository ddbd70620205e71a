package io.ringfence.domain.linear;

import java.math.BigDecimal;
import java.util.List;

/**
 * Minimise the cost of columns, each between 0 and a most, under rows.
 *
 * @param columns unknowns
 * @param rows constraints; every term names a column by its index
 */
public record LinearProgram(List<Column> columns, List<Row> rows) {
  /**
   * An unknown.
   *
   * @param name for people
   * @param cost of each unit, any sign
   * @param most upper bound, at least 0; the lower bound is 0
   */
  public record Column(String name, BigDecimal cost, BigDecimal most) {
    public Column {
      if (most.signum() < 0) {
        throw new IllegalArgumentException("most of " + name + " must be >= 0, was " + most);
      }
    }
  }

  /**
   * A part of a row.
   *
   * @param column index of a column
   * @param factor what a unit of it counts
   */
  public record Term(int column, BigDecimal factor) {}

  /** How a row's sum relates to its figure. */
  public enum Relation {
    AT_MOST,
    EQUAL
  }

  /**
   * A constraint: sum of factor times column, at most or equal to a figure.
   *
   * @param name for people
   * @param terms each column at most once
   * @param relation at most or equal
   * @param figure right-hand side
   */
  public record Row(String name, List<Term> terms, Relation relation, BigDecimal figure) {
    public Row {
      terms = List.copyOf(terms);
    }
  }

  public LinearProgram {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int count = columns.size();
    for (Row row : rows) {
      for (Term term : row.terms()) {
        if (term.column() < 0 || term.column() >= count) {
          throw new IllegalArgumentException(
              "row %s names column %s of %s".formatted(row.name(), term.column(), count));
        }
      }
    }
  }
}
