package dev.slipway.process.registry;

import dev.slipway.TestDatabase;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Candidates;
import dev.slipway.process.Decisions;
import dev.slipway.process.Journal;
import dev.slipway.process.candidate.CandidateFacts;
import dev.slipway.process.candidate.RiskGate;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.registry.AliasLock;
import dev.slipway.registry.MlflowDouble;
import dev.slipway.registry.ModelCheck;
import dev.slipway.registry.ModelRegistry;
import dev.slipway.registry.RegistryProperties;
import dev.slipway.release.ArtifactFolder;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import dev.slipway.supplychain.RegistrySearch;
import dev.slipway.supplychain.SupplyChain;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.GenericBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** The real steps that write to a model registry, in the real models, each on its own and tried as often as a test wants. */
final class ModelSteps implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final RolloutFigures NOTHING_MEASURED =
            new RolloutFigures(Instant.EPOCH, Instant.EPOCH, null, null, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final ProcessEngine engine;
    private ReleaseId release = new ReleaseId("scoring", "1.0.0", "production", 1);
    private @Nullable ReleasePackage stable;
    private @Nullable ReleasePackage previous;

    ModelSteps(Path evidence, MlflowDouble server) {
        this(evidence, server, Images.NONE);
    }

    ModelSteps(Path evidence, MlflowDouble server, Images images) {
        TestDatabase database = TestDatabase.fresh();
        DataSource source = new DriverManagerDataSource(database.url(), database.user(), "");
        tables(source);
        PlatformTransactionManager transactions = new DataSourceTransactionManager(source);
        beans.registerBean(PlatformTransactionManager.class, () -> transactions);
        beans.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        beans.registerBean(Clock.class, () -> CLOCK);
        beans.registerBean(Ledger.class, () -> new JdbcLedger(new TransactionAwareDataSourceProxy(source), CLOCK));
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        beans.registerBean(RepositoryService.class, configuration::getRepositoryService);
        beans.registerBean(DecisionService.class, configuration::getDecisionService);
        beans.registerBean(EvidenceArchive.class, () -> new FolderEvidenceStore(evidence));
        beans.registerBean(ArtifactFolder.class, () -> new ArtifactFolder(evidence));
        beans.registerBean(Rollout.class, this::observed);
        beans.registerBean(RegistryProperties.class, () -> settings(server));
        beans.register(
                LedgerRecorder.class,
                Journal.class,
                Releases.class,
                FrozenEvidence.class,
                ReleaseCandidates.class,
                Candidates.class,
                ChangeFreezes.class,
                AliasLock.class,
                CandidateFacts.class,
                RegistrySearch.class,
                SupplyChain.class,
                Decisions.class,
                RiskGate.class,
                ModelCheck.class,
                TaggedModels.class,
                ModelAliases.class);
        hidden("modelRegistryConfiguration", "dev.slipway.registry.RegistryConfiguration");
        hidden("outcomeListener", "dev.slipway.process.OutcomeListener");
        looksIn(images);
        hidden("evidenceReceipts", "dev.slipway.process.handin.EvidenceReceipts");
        hidden("fetchedEvidence", "dev.slipway.process.prepare.FetchedEvidence");
        hidden("verifyReleasePackageDelegate", "dev.slipway.process.prepare.VerifyReleasePackageDelegate");
        hidden("freezeEvidenceDelegate", "dev.slipway.process.prepare.FreezeEvidenceDelegate");
        hidden("moveModelAliasDelegate", "dev.slipway.process.execute.MoveModelAliasDelegate");
        hidden("declaredLatency", "dev.slipway.process.execute.DeclaredLatency");
        hidden("healthFigures", "dev.slipway.process.operate.HealthFigures");
        hidden("checkHealthDelegate", "dev.slipway.process.operate.CheckHealthDelegate");
        hidden("recordRollbackDelegate", "dev.slipway.process.rollback.RecordRollbackDelegate");
        beans.refresh();
        engine = engine(configuration, source, transactions);
    }

    /**
     * Where images are looked for, and who counts.
     *
     * @param registry null where none is asked
     * @param trusted settings of slipway.supply-chain
     */
    record Images(@Nullable URI registry, Map<String, String> repositories, Map<String, String> trusted) {

        static final Images NONE = new Images(null, Map.of(), Map.of());
    }

    /** From now on everything happens to another release of the same version. */
    void nextRelease() {
        release = beans.getBean(Releases.class).open("scoring", "1.0.0", "production", "ci");
    }

    ReleaseId release() {
        return release;
    }

    void serves(@Nullable ReleasePackage now, @Nullable ReleasePackage before) {
        stable = now;
        previous = before;
    }

    /** Starts a process before one of its activities; nothing runs yet. */
    String at(String key, String activity, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .createProcessInstanceByKey(key)
                .businessKey(release().slug())
                .setVariables(variables)
                .startBeforeActivity(activity)
                .execute()
                .getId();
    }

    /** Tries the job that waits; what it throws is thrown on. */
    void run(String instance) {
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
        engine.getManagementService().executeJob(job.getId());
    }

    /** The activity before which the process waits for a job; empty when it waits for none. */
    List<String> waitsAt(String instance) {
        return engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        == 0
                ? List.of()
                : engine.getRuntimeService().getActiveActivityIds(instance);
    }

    /** What a process knows by this name. */
    @Nullable
    Object variable(String instance, String name) {
        return engine.getRuntimeService().getVariable(instance, name);
    }

    List<Entry> recorded(String type) {
        return recorded(release().slug(), type);
    }

    List<Entry> recorded(String subject, String type) {
        return beans.getBean(Ledger.class).entries(subject).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }

    ModelAliases aliases() {
        return beans.getBean(ModelAliases.class);
    }

    Candidates candidates() {
        return beans.getBean(Candidates.class);
    }

    ModelCheck check() {
        return beans.getBean(ModelCheck.class);
    }

    ModelRegistry registry() {
        return beans.getBean(ModelRegistry.class);
    }

    @Override
    public void close() {
        engine.close();
        beans.close();
    }

    private Rollout observed() {
        return (Rollout) Proxy.newProxyInstance(
                Rollout.class.getClassLoader(),
                new Class<?>[] {Rollout.class},
                (proxy, method, values) ->
                        method.getName().equals("figures") ? NOTHING_MEASURED : state((Target) values[0]));
    }

    private RolloutState state(Target target) {
        return new RolloutState(
                target, release().slug(), stable, null, previous, 0, 0, false, true, Instant.now(CLOCK));
    }

    private void looksIn(Images images) {
        beans.registerBeanDefinition("supplyChainProperties", bound("slipway.supply-chain", images.trusted()));
        hidden("supplyRules", "dev.slipway.supplychain.SupplyRules");
        hidden(
                "imageRegistryProperties",
                "dev.slipway.supplychain.ImageRegistryProperties",
                images.registry(),
                List.of(),
                images.repositories(),
                null,
                null,
                PATIENCE);
    }

    private static GenericBeanDefinition bound(String prefix, Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put(prefix + "." + name, value));
        Binder binder = new Binder(new MapConfigurationPropertySource(named));
        Class<?> type = ClassUtils.resolveClassName("dev.slipway.supplychain.SupplyChainProperties", null);
        GenericBeanDefinition bean = new GenericBeanDefinition();
        bean.setBeanClass(type);
        bean.setInstanceSupplier(() -> binder.bindOrCreate(prefix, type));
        return bean;
    }

    private void hidden(String name, String type, @Nullable Object... arguments) {
        GenericBeanDefinition bean = new GenericBeanDefinition();
        bean.setBeanClassName(type);
        for (int i = 0; i < arguments.length; i++) {
            bean.getConstructorArgumentValues().addIndexedArgumentValue(i, arguments[i]);
        }
        beans.registerBeanDefinition(name, bean);
    }

    private static RegistryProperties settings(MlflowDouble server) {
        return new RegistryProperties(
                server.url(), "", "", "", Map.of(), Map.of(), PATIENCE, PATIENCE, DataSize.ofMegabytes(1), 10);
    }

    private ProcessEngine engine(
            SpringProcessEngineConfiguration configuration,
            DataSource source,
            PlatformTransactionManager transactions) {
        configuration.setProcessEngineName("modelSteps");
        configuration.setDataSource(source);
        configuration.setTransactionManager(transactions);
        configuration.setApplicationContext(beans);
        configuration.setExpressionManager(new SpringExpressionManager(beans, null));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        configuration.setEnforceHistoryTimeToLive(false);
        ProcessEngine built = configuration.buildProcessEngine();
        var deployment = built.getRepositoryService().createDeployment();
        for (String key : List.of("prepare-release", "execute-deployment", "roll-back-deployment", "check-health")) {
            deployment.addModelInstance(
                    key + ".bpmn",
                    Bpmn.readModelFromFile(Path.of("processes", key + ".bpmn").toFile()));
        }
        for (String table : List.of("risk-thresholds", "risk-gate", "health-verdict")) {
            deployment.addModelInstance(
                    table + ".dmn",
                    Dmn.readModelFromFile(Path.of("processes", table + ".dmn").toFile()));
        }
        deployment.addModelInstance("learn-from-rollback.bpmn", waiting("learn-from-rollback"));
        deployment.deploy();
        return built;
    }

    private static BpmnModelInstance waiting(String key) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .userTask()
                .endEvent()
                .done();
    }

    private static void tables(DataSource source) {
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
        for (String script :
                List.of("V1__ledger", "V2__release", "V13__ledger_tree", "V22__frozen_evidence", "V27__model_alias")) {
            scripts.addScript(new ClassPathResource("db/migration/" + script + ".sql"));
        }
        scripts.execute(source);
    }
}
