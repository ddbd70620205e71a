/**
 * The live path: marks travel as columns, an operator keyed by shard holds the exposure engine's
 * books, a desk operator holds lines over the marks. It decides nothing about money: {@code
 * io.ringfence.domain.engine} does. No tables, no files, no budgets as events.
 */
@NullMarked
package io.ringfence.streaming.tick;

import org.jspecify.annotations.NullMarked;
