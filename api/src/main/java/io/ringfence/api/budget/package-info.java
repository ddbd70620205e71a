/** Budgets in force, and proposals of others. */
@NullMarked
package io.ringfence.api.budget;

import org.jspecify.annotations.NullMarked;
