package dev.tandem.notification.violation;

import dev.tandem.localstack.command.LocalStackApplication;

record ServiceThatDependsOnAnother(LocalStackApplication another) {}
