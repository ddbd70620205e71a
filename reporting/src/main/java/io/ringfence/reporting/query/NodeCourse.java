package io.ringfence.reporting.query;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which course of nodes is wanted: a stretch of time in steps of equal length.
 *
 * @param runId the run
 * @param from first instant
 * @param to last instant, and what was known
 * @param steps most steps, at least 1
 * @param node only this node; absent: every one in scope
 */
public record NodeCourse(String runId, Instant from, Vantage to, int steps, @Nullable String node) {
  Field<Long> step(Field<Instant> at) {
    return Steps.number(at, from, to.asOf(), steps);
  }

  /** Rows of the node, or of every one. */
  Condition holds(Field<String> of) {
    return node == null ? DSL.noCondition() : of.eq(node);
  }
}
