/**
 * From contributions to risk nodes: book, desk and firm. The function is a shell around the
 * domain's {@link io.ringfence.domain.budget.NodeBook}: it gathers everything of one instant, lets
 * the node add up exactly and evaluate its budgets once, and passes on what came of it.
 */
@NullMarked
package io.ringfence.streaming.desk;

import org.jspecify.annotations.NullMarked;
