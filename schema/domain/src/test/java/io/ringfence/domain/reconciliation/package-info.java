/** Tests of the comparison with the venues' own figures. */
@NullMarked
package io.ringfence.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
