/**
 * The venue's own figures of a position beside ours, each pair with a verdict. The venue's figure
 * is never replaced by a formula and ours never by the venue's: where one is missing the verdict
 * says so. How a payload is read: {@code io.ringfence.contracts.venue}.
 */
@NullMarked
package io.ringfence.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
