/**
 * The exposure engine's naive twin: every position is looked at after every event, in plain
 * decimals. It shares nothing with the engine but the description of a contract, and is used by the
 * tests here, by the torture command and by the benchmarks.
 */
@NullMarked
package io.ringfence.domain.engine.oracle;

import org.jspecify.annotations.NullMarked;
