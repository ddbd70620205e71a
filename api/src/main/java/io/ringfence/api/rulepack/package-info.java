/** By whose rules positions are valued, and which rules are announced. */
@NullMarked
package io.ringfence.api.rulepack;

import org.jspecify.annotations.NullMarked;
