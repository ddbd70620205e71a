/**
 * Records as they travel between operators and rest in tables: flat, public, without behaviour.
 *
 * <p>Every type here is a public record of primitives, boxed primitives, strings, enums, {@link
 * java.math.BigDecimal} and other such records, because that is what Flink serialises field by
 * field and without falling back to a generic serialiser; a test of {@code streaming-jobs} proves
 * it for each. Instants are {@code long} epoch microseconds and say so in their names. A component
 * that may be unknown is {@code @Nullable}; it is never 0 or empty instead. Words (sides, kinds,
 * states) are strings as files and tables spell them: meaning is given to them by the domain.
 *
 * <p>No framework and no arithmetic in here.
 */
@NullMarked
package io.ringfence.contracts.wire;

import org.jspecify.annotations.NullMarked;
