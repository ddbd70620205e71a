/** The kept linear solver behind the domain's port. Its answers are proved by the domain. */
@NullMarked
package io.ringfence.reporting.solver;

import org.jspecify.annotations.NullMarked;
