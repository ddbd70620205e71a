/** What could happen: ladders, scenarios, venues, hedges, rules to come, odds. */
@NullMarked
package io.ringfence.api.stress;

import org.jspecify.annotations.NullMarked;
