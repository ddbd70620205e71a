/** Tests of the rule packs: the loader's refusals, and the figures against their source. */
@NullMarked
package io.ringfence.contracts.rulepack;

import org.jspecify.annotations.NullMarked;
