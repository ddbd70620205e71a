/** How values in a request's query are read: strictly, each by its one rule, none passed over. */
@NullMarked
package io.ringfence.api.parameter;

import org.jspecify.annotations.NullMarked;
