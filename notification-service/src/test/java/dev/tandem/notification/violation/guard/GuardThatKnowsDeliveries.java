package dev.tandem.notification.violation.guard;

import dev.tandem.web.work.PollingWorker;

record GuardThatKnowsDeliveries(PollingWorker worker) {}
