<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy" sourcelanguage="en_GB">
<context>
    <name>AdultChooser</name>
    <message>
        <source>Who is using this tablet?</source>
        <translation type="unfinished">Pwy sy&apos;n defnyddio&apos;r dabled hon?</translation>
    </message>
    <message>
        <source>Search your name</source>
        <translation type="unfinished">Chwiliwch am eich enw</translation>
    </message>
    <message>
        <source>The school is on its way</source>
        <translation type="unfinished">Mae&apos;r ysgol ar ei ffordd</translation>
    </message>
    <message>
        <source>Nobody of that name</source>
        <translation type="unfinished">Neb o&apos;r enw hwnnw</translation>
    </message>
    <message>
        <source>The names of the adults come from the school server; this takes a moment on a good network.</source>
        <translation type="unfinished">Daw enwau&apos;r oedolion o weinydd yr ysgol; mae&apos;n cymryd eiliad ar rwydwaith da.</translation>
    </message>
    <message>
        <source>Look at the spelling, or ask the school office to add you to this tablet.</source>
        <translation type="unfinished">Edrychwch ar y sillafu, neu gofynnwch i swyddfa&apos;r ysgol eich ychwanegu at y dabled hon.</translation>
    </message>
</context>
<context>
    <name>AnswerSheet</name>
    <message>
        <source>Concern about %1</source>
        <translation type="unfinished">Pryder am %1</translation>
    </message>
    <message>
        <source>What happens now?</source>
        <translation type="unfinished">Beth sy&apos;n digwydd nawr?</translation>
    </message>
    <message>
        <source>Your words for who raised it</source>
        <translation type="unfinished">Eich geiriau i&apos;r sawl a&apos;i cododd</translation>
    </message>
    <message>
        <source>Your words for %1</source>
        <translation type="unfinished">Eich geiriau i %1</translation>
    </message>
    <message>
        <source>What you will do, and what may help until then. They see these words and how it stands, nothing else.</source>
        <translation type="unfinished">Beth fyddwch chi&apos;n ei wneud, a beth allai helpu tan hynny. Maen nhw&apos;n gweld y geiriau hyn a sut mae pethau&apos;n sefyll, dim byd arall.</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation type="unfinished">Anfon yr ateb</translation>
    </message>
</context>
<context>
    <name>BoardActions</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Dadwneud</translation>
    </message>
</context>
<context>
    <name>BoardHeader</name>
    <message>
        <source>%1, %2. Switch group</source>
        <translation type="unfinished">%1, %2. Newid grŵp</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>This group cannot be shown</source>
        <translation type="unfinished">Ni ellir dangos y grŵp hwn</translation>
    </message>
    <message>
        <source>No pupils in %1 today</source>
        <translation type="unfinished">%1: dim disgyblion heddiw</translation>
    </message>
    <message>
        <source>No group yet</source>
        <translation type="unfinished">Dim grŵp eto</translation>
    </message>
    <message>
        <source>Pupils appear here as soon as the school office puts them in this group.</source>
        <translation type="unfinished">Bydd disgyblion yn ymddangos yma cyn gynted ag y bydd swyddfa&apos;r ysgol yn eu rhoi yn y grŵp hwn.</translation>
    </message>
    <message>
        <source>This is where your lesson opens. Ask the school office to give you a group.</source>
        <translation type="unfinished">Dyma lle mae eich gwers yn agor. Gofynnwch i swyddfa&apos;r ysgol roi grŵp ichi.</translation>
    </message>
    <message>
        <source>Choose another group</source>
        <translation type="unfinished">Dewis grŵp arall</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>What the camera sees</source>
        <translation type="unfinished">Yr hyn y mae&apos;r camera&apos;n ei weld</translation>
    </message>
    <message>
        <source>Leave the camera</source>
        <translation type="unfinished">Gadael y camera</translation>
    </message>
    <message>
        <source>Tag later</source>
        <translation type="unfinished">Tagio wedyn</translation>
    </message>
    <message>
        <source>Each photo goes under To finish, and the camera stays open</source>
        <translation type="unfinished">Mae pob llun yn mynd o dan I&apos;w orffen, ac mae&apos;r camera&apos;n aros ar agor</translation>
    </message>
</context>
<context>
    <name>CameraShot</name>
    <message>
        <source>Photo %1</source>
        <translation type="unfinished">Llun %1</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation type="unfinished">Clip %1</translation>
    </message>
</context>
<context>
    <name>CardArea</name>
    <message>
        <source>Pupils</source>
        <translation type="unfinished">Disgyblion</translation>
    </message>
</context>
<context>
    <name>CardDisc</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
</context>
<context>
    <name>ChooseCover</name>
    <message>
        <source>%1, no photos</source>
        <translation type="unfinished">%1, dim lluniau</translation>
    </message>
</context>
<context>
    <name>ClipControls</name>
    <message>
        <source>Pause the clip</source>
        <translation type="unfinished">Oedi&apos;r clip</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation type="unfinished">Chwarae&apos;r clip</translation>
    </message>
    <message>
        <source>How much of the clip was shown</source>
        <translation type="unfinished">Faint o&apos;r clip a ddangoswyd</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 o %2</translation>
    </message>
</context>
<context>
    <name>ClipSheet</name>
    <message>
        <source>Clip</source>
        <translation type="unfinished">Clip</translation>
    </message>
    <message>
        <source>The clip</source>
        <translation type="unfinished">Y clip</translation>
    </message>
    <message>
        <source>Close the clip</source>
        <translation type="unfinished">Cau&apos;r clip</translation>
    </message>
</context>
<context>
    <name>ConcernSheet</name>
    <message>
        <source>Raise a concern about %1</source>
        <translation type="unfinished">Codi pryder am %1</translation>
    </message>
    <message>
        <source>What did you see?</source>
        <translation type="unfinished">Beth welsoch chi?</translation>
    </message>
    <message>
        <source>What happened, when and how often. Facts, no diagnosis.</source>
        <translation type="unfinished">Beth ddigwyddodd, pryd a pha mor aml. Ffeithiau, dim diagnosis.</translation>
    </message>
    <message>
        <source>Since when?</source>
        <translation type="unfinished">Ers pryd?</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation type="unfinished">Am beth mae&apos;n sôn?</translation>
    </message>
    <message>
        <source>What has been tried?</source>
        <translation type="unfinished">Beth sydd wedi&apos;i roi ar waith?</translation>
    </message>
    <message>
        <source>Throw this away</source>
        <translation type="unfinished">Taflu hwn</translation>
    </message>
    <message>
        <source>Send to the SENCO</source>
        <translation type="unfinished">Anfon at y CADY</translation>
    </message>
</context>
<context>
    <name>ConcernsPage</name>
    <message>
        <source>Concerns</source>
        <translation type="unfinished">Pryderon</translation>
    </message>
    <message>
        <source>No concerns</source>
        <translation type="unfinished">Dim pryderon</translation>
    </message>
    <message>
        <source>Not on this tablet</source>
        <translation type="unfinished">Nid ar y dabled hon</translation>
    </message>
    <message>
        <source>What adults raise about your pupils appears here.</source>
        <translation type="unfinished">Mae&apos;r hyn y mae oedolion yn ei godi am eich disgyblion yn ymddangos yma.</translation>
    </message>
    <message>
        <source>Concerns come to a tablet that you alone sign in to, with a PIN of six digits or more that another SENCO or head has confirmed.</source>
        <translation type="unfinished">Mae pryderon yn dod i dabled yr ydych chi&apos;n unig yn mewngofnodi iddi, gyda PIN o chwe digid neu fwy y mae CADY neu bennaeth arall wedi&apos;i gadarnhau.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Dadwneud</translation>
    </message>
</context>
<context>
    <name>CountCard</name>
    <message>
        <source>%1: %2. %3</source>
        <translation type="unfinished">%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>DemoCard</name>
    <message>
        <source>Look around first</source>
        <translation type="unfinished">Cymerwch olwg yn gyntaf</translation>
    </message>
    <message>
        <source>Thornbeck Primary is an invented school with a term of records and drawn pictures. It stays on this tablet: there is no server and nothing is sent. Everybody&apos;s PIN is 2468.</source>
        <translation type="unfinished">Ysgol ddychmygol yw Thornbeck Primary gyda thymor o gofnodion a lluniau wedi&apos;u darlunio. Mae&apos;n aros ar y dabled hon: does dim gweinydd ac ni anfonir dim. PIN pawb yw 2468.</translation>
    </message>
    <message>
        <source>Try it with the demo school</source>
        <translation type="unfinished">Rhoi cynnig arni gyda&apos;r ysgol enghreifftiol</translation>
    </message>
    <message>
        <source>Inventing the school: %1 %</source>
        <translation type="unfinished">Yn dyfeisio&apos;r ysgol: %1 %</translation>
    </message>
    <message>
        <source>Inventing the school</source>
        <translation type="unfinished">Yn dyfeisio&apos;r ysgol</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Stopio</translation>
    </message>
</context>
<context>
    <name>FaceRing</name>
    <message>
        <source>Face %1 of %2, hidden</source>
        <translation type="unfinished">Wyneb %1 o %2, wedi&apos;i guddio</translation>
    </message>
    <message>
        <source>Face %1 of %2, shown</source>
        <translation type="unfinished">Wyneb %1 o %2, yn y golwg</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>In the classroom</source>
        <translation type="unfinished">Yn y dosbarth</translation>
    </message>
    <message>
        <source>In the hall</source>
        <translation type="unfinished">Yn y neuadd</translation>
    </message>
    <message>
        <source>In the playground</source>
        <translation type="unfinished">Ar yr iard</translation>
    </message>
    <message>
        <source>Out of school</source>
        <translation type="unfinished">Y tu allan i&apos;r ysgol</translation>
    </message>
    <message>
        <source>With an adult</source>
        <translation type="unfinished">Gydag oedolyn</translation>
    </message>
    <message>
        <source>With a friend</source>
        <translation type="unfinished">Gyda ffrind</translation>
    </message>
    <message>
        <source>In a group</source>
        <translation type="unfinished">Mewn grŵp</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation type="unfinished">Ar lafar</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished">Arwyddo</translation>
    </message>
    <message>
        <source>Symbol or picture</source>
        <translation type="unfinished">Symbol neu lun</translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished">Gwrthrych</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation type="unfinished">Cyffwrdd</translation>
    </message>
    <message>
        <source>Exploration</source>
        <translation type="unfinished">Archwilio</translation>
    </message>
    <message>
        <source>Realisation</source>
        <translation type="unfinished">Sylweddoli</translation>
    </message>
    <message>
        <source>Anticipation</source>
        <translation type="unfinished">Rhagweld</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation type="unfinished">Dyfalbarhau</translation>
    </message>
    <message>
        <source>Initiation</source>
        <translation type="unfinished">Cychwyn</translation>
    </message>
    <message>
        <source>Asked for help</source>
        <translation type="unfinished">Gofyn am help</translation>
    </message>
    <message>
        <source>Took a turn</source>
        <translation type="unfinished">Cymryd tro</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation type="unfinished">Rhoi cynnig arall arni</translation>
    </message>
    <message>
        <source>In the changing room</source>
        <translation type="unfinished">Yn yr ystafell newid</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished">Wedi setlo</translation>
    </message>
    <message>
        <source>Tired</source>
        <translation type="unfinished">Wedi blino</translation>
    </message>
    <message>
        <source>Unwell</source>
        <translation type="unfinished">Ddim yn hwylus</translation>
    </message>
    <message>
        <source>Change at home</source>
        <translation type="unfinished">Newid gartref</translation>
    </message>
    <message>
        <source>Change at school</source>
        <translation type="unfinished">Newid yn yr ysgol</translation>
    </message>
</context>
<context>
    <name>FactsPart</name>
    <message>
        <source>Where, and with whom?</source>
        <translation type="unfinished">Ble, a gyda phwy?</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation type="unfinished">Ble?</translation>
    </message>
    <message>
        <source>With whom?</source>
        <translation type="unfinished">Gyda phwy?</translation>
    </message>
    <message>
        <source>How many times out of %1?</source>
        <translation type="unfinished">Sawl gwaith allan o %1?</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 o %2</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation type="unfinished">Beth ddigwyddodd?</translation>
    </message>
    <message>
        <source>What you saw, in your words</source>
        <translation type="unfinished">Yr hyn welsoch chi, yn eich geiriau eich hun</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Phrases for the note</source>
        <translation type="unfinished">Ymadroddion ar gyfer y nodyn</translation>
    </message>
    <message>
        <source>Voice note</source>
        <translation type="unfinished">Nodyn llais</translation>
    </message>
    <message>
        <source>Records what you say, in place of writing it</source>
        <translation type="unfinished">Mae’n recordio’r hyn a ddywedwch, yn lle ei ysgrifennu</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Your records cannot be opened just now</source>
        <translation type="unfinished">Ni ellir agor eich cofnodion ar hyn o bryd</translation>
    </message>
</context>
<context>
    <name>FilmButton</name>
    <message>
        <source>End the clip</source>
        <translation type="unfinished">Gorffen y clip</translation>
    </message>
    <message>
        <source>Film a clip</source>
        <translation type="unfinished">Ffilmio clip</translation>
    </message>
    <message>
        <source>At most thirty seconds, with sound; another touch ends it</source>
        <translation type="unfinished">Tri deg eiliad ar y mwyaf, gyda sain; mae cyffyrddiad arall yn ei orffen</translation>
    </message>
</context>
<context>
    <name>FilmTime</name>
    <message>
        <source>Filming</source>
        <translation type="unfinished">Yn ffilmio</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>First start</source>
        <translation type="unfinished">Dechrau am y tro cyntaf</translation>
    </message>
    <message>
        <source>Welcome to Jotter</source>
        <translation type="unfinished">Croeso i Jotter</translation>
    </message>
    <message>
        <source>Record what your pupils can do, as it happens. It is kept on this tablet first and reaches your school&apos;s own server by itself.</source>
        <translation type="unfinished">Cofnodwch yr hyn y gall eich disgyblion ei wneud, wrth iddo ddigwydd. Caiff ei gadw ar y dabled hon yn gyntaf ac mae&apos;n cyrraedd gweinydd eich ysgol ohono&apos;i hun.</translation>
    </message>
    <message>
        <source>Choose a picture of the code</source>
        <translation type="unfinished">Dewis llun o&apos;r cod</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation type="unfinished">Lluniau (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
</context>
<context>
    <name>HandOverButton</name>
    <message>
        <source>Hand over</source>
        <translation type="unfinished">Trosglwyddo</translation>
    </message>
    <message>
        <source>Signs %1 out and shows who may sign in</source>
        <translation type="unfinished">Allgofnodi %1 a dangos pwy a gaiff fewngofnodi</translation>
    </message>
</context>
<context>
    <name>HelpFlow</name>
    <message>
        <source>How much help?</source>
        <translation type="unfinished">Faint o help?</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>On their own</source>
        <translation type="unfinished">Ar eu pen eu hunain</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished">Atgoffa</translation>
    </message>
    <message>
        <source>Gesture</source>
        <translation type="unfinished">Ystum</translation>
    </message>
    <message>
        <source>Shown how</source>
        <translation type="unfinished">Dangos sut</translation>
    </message>
    <message>
        <source>Some physical help</source>
        <translation type="unfinished">Peth help corfforol</translation>
    </message>
    <message>
        <source>Full physical help</source>
        <translation type="unfinished">Help corfforol llawn</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation type="unfinished">Nid heddiw</translation>
    </message>
</context>
<context>
    <name>HiddenCircle</name>
    <message>
        <source>A hidden face</source>
        <translation type="unfinished">Wyneb wedi&apos;i guddio</translation>
    </message>
</context>
<context>
    <name>HidingSurface</name>
    <message>
        <source>The photo: touch a face to hide it</source>
        <translation type="unfinished">Y llun: cyffyrddwch ag wyneb i&apos;w guddio</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join my school</source>
        <translation type="unfinished">Ymuno â&apos;m hysgol</translation>
    </message>
    <message>
        <source>Whoever looks after the tablets has an enrolment code for this one.</source>
        <translation type="unfinished">Mae gan bwy bynnag sy&apos;n gofalu am y tabledi god cofrestru ar gyfer yr un hon.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation type="unfinished">Cod cofrestru</translation>
    </message>
    <message>
        <source>What this tablet is called</source>
        <translation type="unfinished">Enw&apos;r dabled hon</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation type="unfinished">Yn ymuno</translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished">Ymuno</translation>
    </message>
    <message>
        <source>Scan the code</source>
        <translation type="unfinished">Sganio&apos;r cod</translation>
    </message>
    <message>
        <source>Picture of the code</source>
        <translation type="unfinished">Llun o&apos;r cod</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>What the discs mean</source>
        <translation type="unfinished">Ystyr y disgiau</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>Stay with this group</source>
        <translation type="unfinished">Aros gyda&apos;r grŵp hwn</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Jotter</source>
        <translation type="unfinished">Jotter</translation>
    </message>
</context>
<context>
    <name>MeteredCard</name>
    <message>
        <source>Let pictures wait again</source>
        <translation type="unfinished">Gadael i luniau aros eto</translation>
    </message>
    <message>
        <source>Send pictures all the same</source>
        <translation type="unfinished">Anfon lluniau serch hynny</translation>
    </message>
    <message>
        <source>This may cost money.</source>
        <translation type="unfinished">Gall hyn gostio arian.</translation>
    </message>
</context>
<context>
    <name>NeedsLookRow</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Rhoi cynnig arall</translation>
    </message>
    <message>
        <source>Try again: %1</source>
        <translation type="unfinished">Rhoi cynnig arall: %1</translation>
    </message>
</context>
<context>
    <name>NetworkWords</name>
    <message>
        <source>This network answers in place of the school server, perhaps with a page to sign in; nothing was sent, and all is kept here until the school network is back.</source>
        <translation type="unfinished">Mae&apos;r rhwydwaith hwn yn ateb yn lle gweinydd yr ysgol, efallai gyda thudalen fewngofnodi; nid anfonwyd dim, ac mae popeth yn cael ei gadw yma nes bydd rhwydwaith yr ysgol yn ôl.</translation>
    </message>
    <message>
        <source>Something on this network, “%1”, stands in front of the school server and would read what is sent; nothing was sent, and all is kept here. Tell whoever looks after the network.</source>
        <translation type="unfinished">Mae rhywbeth ar y rhwydwaith hwn, “%1”, yn sefyll o flaen gweinydd yr ysgol a byddai&apos;n darllen yr hyn a anfonir; nid anfonwyd dim, ac mae popeth yn cael ei gadw yma. Dywedwch wrth bwy bynnag sy&apos;n gofalu am y rhwydwaith.</translation>
    </message>
    <message>
        <source>Records go up; pictures wait here for a network that costs nothing.</source>
        <translation type="unfinished">Mae cofnodion yn cael eu hanfon; mae lluniau&apos;n aros yma am rwydwaith sydd am ddim.</translation>
    </message>
    <message>
        <source>The school has retired this tablet; what is on it still goes up, then it empties itself.</source>
        <translation type="unfinished">Mae&apos;r ysgol wedi ymddeol y dabled hon; caiff yr hyn sydd arni ei anfon o hyd, yna mae&apos;n gwagio ei hun.</translation>
    </message>
    <message>
        <source>The school has taken this tablet out of use; it has emptied itself.</source>
        <translation type="unfinished">Nid yw&apos;r ysgol yn defnyddio&apos;r dabled hon mwyach; mae wedi gwagio ei hun.</translation>
    </message>
    <message>
        <source>No connection to the school server just now; carry on, it goes up by itself later.</source>
        <translation type="unfinished">Dim cysylltiad â gweinydd yr ysgol ar hyn o bryd; daliwch ati, caiff ei anfon ohono&apos;i hun wedyn.</translation>
    </message>
    <message>
        <source>This tablet&apos;s clock and the school server do not agree, so nothing is sent; all is kept here. Set the tablet&apos;s date and time, then it goes up by itself.</source>
        <translation type="unfinished">Nid yw cloc y dabled hon a gweinydd yr ysgol yn cytuno, felly nid anfonir dim; mae popeth yn cael ei gadw yma. Gosodwch ddyddiad ac amser y dabled, yna caiff ei anfon ohono&apos;i hun.</translation>
    </message>
    <message>
        <source>This tablet&apos;s clock is far from the school&apos;s; everything goes up all the same, but set its date and time so that the days are right.</source>
        <translation type="unfinished">Mae cloc y dabled hon ymhell o gloc yr ysgol; caiff popeth ei anfon serch hynny, ond gosodwch ei dyddiad a&apos;i hamser fel bod y dyddiau&apos;n gywir.</translation>
    </message>
    <message>
        <source>The school server was put back to an earlier copy; this tablet gives it back what it has, and nothing is lost.</source>
        <translation type="unfinished">Cafodd gweinydd yr ysgol ei adfer i gopi cynharach; mae&apos;r dabled hon yn rhoi&apos;r hyn sydd ganddi yn ôl iddo, ac ni chollir dim.</translation>
    </message>
    <message>
        <source>The school server does not know this tablet just now; carry on recording, all is kept here, and tell whoever looks after the tablets.</source>
        <translation type="unfinished">Nid yw gweinydd yr ysgol yn adnabod y dabled hon ar hyn o bryd; daliwch ati i gofnodi, mae popeth yn cael ei gadw yma, a dywedwch wrth bwy bynnag sy&apos;n gofalu am y tabledi.</translation>
    </message>
    <message>
        <source>Something held the sending up, so it was started afresh; all is kept here.</source>
        <translation type="unfinished">Daliodd rhywbeth yr anfon yn ôl, felly cafodd ei ddechrau o&apos;r newydd; mae popeth yn cael ei gadw yma.</translation>
    </message>
    <message>
        <source>The school server&apos;s copy was not quite as it is here, so the two are being put right; nothing is lost.</source>
        <translation type="unfinished">Nid oedd copi gweinydd yr ysgol yn union fel y mae yma, felly mae&apos;r ddau&apos;n cael eu cywiro; ni chollir dim.</translation>
    </message>
    <message>
        <source>This tablet&apos;s own storage gave trouble; what was saved is safe, so make some space and tell whoever looks after the tablets if this stays.</source>
        <translation type="unfinished">Cafodd y dabled hon drafferth gyda&apos;i storfa ei hun; mae&apos;r hyn a gadwyd yn ddiogel, felly gwnewch ychydig o le a dywedwch wrth bwy bynnag sy&apos;n gofalu am y tabledi os bydd hyn yn parhau.</translation>
    </message>
    <message>
        <source>The school server is full; all is kept here, and the school needs to make room on it.</source>
        <translation type="unfinished">Mae gweinydd yr ysgol yn llawn; mae popeth yn cael ei gadw yma, ac mae angen i&apos;r ysgol wneud lle arno.</translation>
    </message>
    <message>
        <source>The school server asks for a newer Jotter; what you record still goes up, so ask for the update.</source>
        <translation type="unfinished">Mae gweinydd yr ysgol yn gofyn am Jotter mwy newydd; caiff yr hyn rydych yn ei gofnodi ei anfon o hyd, felly gofynnwch am y diweddariad.</translation>
    </message>
    <message>
        <source>The school server could not be reached properly; all is kept here and is tried again by itself.</source>
        <translation type="unfinished">Ni ellid cyrraedd gweinydd yr ysgol yn iawn; mae popeth yn cael ei gadw yma a rhoddir cynnig arall yn awtomatig.</translation>
    </message>
</context>
<context>
    <name>NoCamera</name>
    <message>
        <source>No camera to use here</source>
        <translation type="unfinished">Dim camera i&apos;w ddefnyddio yma</translation>
    </message>
    <message>
        <source>You can choose a picture that is on this tablet, or allow the camera in the tablet&apos;s settings.</source>
        <translation type="unfinished">Gallwch ddewis llun sydd ar y dabled hon, neu ganiatáu&apos;r camera yng ngosodiadau&apos;r dabled.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished">Dewis llun</translation>
    </message>
    <message>
        <source>The school takes no pictures in this place. If the lesson is somewhere else, say so on the board.</source>
        <translation type="unfinished">Nid yw&apos;r ysgol yn tynnu lluniau yn y lle hwn. Os yw&apos;r wers yn rhywle arall, dywedwch hynny ar y bwrdd.</translation>
    </message>
</context>
<context>
    <name>OfferButton</name>
    <message>
        <source>%1. Show it on the board</source>
        <translation type="unfinished">%1. Ei dangos ar y bwrdd</translation>
    </message>
</context>
<context>
    <name>OptionChip</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
</context>
<context>
    <name>PaneHead</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
</context>
<context>
    <name>PassportSheet</name>
    <message>
        <source>Passport of %1</source>
        <translation type="unfinished">Pasbort %1</translation>
    </message>
    <message>
        <source>No passport yet</source>
        <translation type="unfinished">Dim pasbort eto</translation>
    </message>
    <message>
        <source>The SENCO writes it; it reaches this tablet by itself.</source>
        <translation type="unfinished">Y CADY sy&apos;n ei ysgrifennu; mae&apos;n cyrraedd y dabled hon ohono&apos;i hun.</translation>
    </message>
</context>
<context>
    <name>PhotoAdd</name>
    <message>
        <source>Another photo</source>
        <translation type="unfinished">Llun arall</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished">Dewis llun</translation>
    </message>
    <message>
        <source>A picture is being kept</source>
        <translation type="unfinished">Mae llun yn cael ei gadw</translation>
    </message>
</context>
<context>
    <name>PhotoSheet</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Close the photo</source>
        <translation type="unfinished">Cau&apos;r llun</translation>
    </message>
</context>
<context>
    <name>PhotoThumb</name>
    <message>
        <source>Photo %1</source>
        <translation type="unfinished">Llun %1</translation>
    </message>
    <message>
        <source>Take out photo %1</source>
        <translation type="unfinished">Tynnu llun %1 allan</translation>
    </message>
    <message>
        <source>Look at photo %1</source>
        <translation type="unfinished">Edrych ar lun %1</translation>
    </message>
    <message>
        <source>Shows it large, and hides a face</source>
        <translation type="unfinished">Yn ei ddangos yn fawr, ac yn cuddio wyneb</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation type="unfinished">Clip %1</translation>
    </message>
    <message>
        <source>Play clip %1</source>
        <translation type="unfinished">Chwarae clip %1</translation>
    </message>
    <message>
        <source>Take out clip %1</source>
        <translation type="unfinished">Tynnu clip %1 allan</translation>
    </message>
</context>
<context>
    <name>PhotoTile</name>
    <message>
        <source>Show the photo large</source>
        <translation type="unfinished">Dangos y llun yn fawr</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation type="unfinished">Chwarae&apos;r clip</translation>
    </message>
    <message>
        <source>A clip is on its way to this tablet</source>
        <translation type="unfinished">Mae clip ar ei ffordd i&apos;r dabled hon</translation>
    </message>
</context>
<context>
    <name>PictureChooser</name>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished">Dewis llun</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.heic *.JPG *.JPEG *.PNG)</source>
        <translation type="unfinished">Lluniau (*.jpg *.jpeg *.png *.webp *.heic *.JPG *.JPEG *.PNG)</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>1 digit</source>
        <translation type="unfinished">1 digid</translation>
    </message>
    <message>
        <source>%1 digits</source>
        <translation type="unfinished">%1 digid</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN pad</source>
        <translation type="unfinished">Bysellau&apos;r PIN</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished">Tynnu&apos;n ôl</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished">Mewngofnodi</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Someone else</source>
        <translation type="unfinished">Rhywun arall</translation>
    </message>
</context>
<context>
    <name>PinWho</name>
    <message>
        <source>Looking at your PIN</source>
        <translation type="unfinished">Yn edrych ar eich PIN</translation>
    </message>
    <message>
        <source>Your PIN has 4 to 6 digits.</source>
        <translation type="unfinished">Mae gan eich PIN 4 i 6 digid.</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>Where?</source>
        <translation type="unfinished">Ble?</translation>
    </message>
    <message>
        <source>Where the lesson is: %1</source>
        <translation type="unfinished">Ble mae&apos;r wers: %1</translation>
    </message>
    <message>
        <source>Say where the lesson is</source>
        <translation type="unfinished">Dywedwch ble mae&apos;r wers</translation>
    </message>
</context>
<context>
    <name>PlainActions</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished">Cynigion</translation>
    </message>
    <message>
        <source>Counts how many of how many tries, one touch each</source>
        <translation type="unfinished">Yn cyfrif sawl gwaith o blith sawl cynnig, un cyffyrddiad yr un</translation>
    </message>
    <message>
        <source>Several</source>
        <translation type="unfinished">Sawl un</translation>
    </message>
    <message>
        <source>One record of several pupils</source>
        <translation type="unfinished">Un cofnod o sawl disgybl</translation>
    </message>
    <message>
        <source>Trials, or several pupils</source>
        <translation type="unfinished">Cynigion, neu sawl disgybl</translation>
    </message>
</context>
<context>
    <name>PupilHead</name>
    <message>
        <source>Record more about %1</source>
        <translation type="unfinished">Cofnodi mwy am %1</translation>
    </message>
    <message>
        <source>One thing here stands in two versions: look and choose</source>
        <translation type="unfinished">Mae un peth yma mewn dwy fersiwn: edrychwch a dewiswch</translation>
    </message>
    <message>
        <source>%1 things here stand in two versions: look and choose</source>
        <translation type="unfinished">Mae %1 peth yma mewn dwy fersiwn: edrychwch a dewiswch</translation>
    </message>
    <message>
        <source>What helps me</source>
        <translation type="unfinished">Beth sy&apos;n fy helpu</translation>
    </message>
    <message>
        <source>No passport has reached this tablet yet.</source>
        <translation type="unfinished">Does dim pasbort wedi cyrraedd y dabled hon eto.</translation>
    </message>
    <message>
        <source>Whole passport</source>
        <translation type="unfinished">Pasbort cyfan</translation>
    </message>
    <message>
        <source>Working on now</source>
        <translation type="unfinished">Yn gweithio arno nawr</translation>
    </message>
    <message>
        <source>No step is live just now.</source>
        <translation type="unfinished">Does dim cam cyfredol ar hyn o bryd.</translation>
    </message>
    <message>
        <source>All %1 steps</source>
        <translation type="unfinished">Pob un o&apos;r %1 cam</translation>
    </message>
    <message>
        <source>Finish your concern</source>
        <translation type="unfinished">Gorffen eich pryder</translation>
    </message>
    <message>
        <source>Raise a concern</source>
        <translation type="unfinished">Codi pryder</translation>
    </message>
    <message>
        <source>Opens what has been seen so far; held down, chooses several pupils</source>
        <translation type="unfinished">Yn agor yr hyn a welwyd hyd yma; o&apos;i ddal i lawr, yn dewis sawl disgybl</translation>
    </message>
</context>
<context>
    <name>PupilPage</name>
    <message>
        <source>%1 · No photos</source>
        <translation type="unfinished">%1 · Dim lluniau</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Dadwneud</translation>
    </message>
    <message>
        <source>Which step?</source>
        <translation type="unfinished">Pa gam?</translation>
    </message>
    <message>
        <source>Which adult?</source>
        <translation type="unfinished">Pa oedolyn?</translation>
    </message>
</context>
<context>
    <name>PupilPlace</name>
    <message>
        <source>Back to the lesson</source>
        <translation type="unfinished">Yn ôl i&apos;r wers</translation>
    </message>
    <message>
        <source>Back to the pupils</source>
        <translation type="unfinished">Yn ôl at y disgyblion</translation>
    </message>
</context>
<context>
    <name>PupilTile</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, no photos</source>
        <translation type="unfinished">%1, %2, dim lluniau</translation>
    </message>
</context>
<context>
    <name>PupilsPage</name>
    <message>
        <source>Pupils</source>
        <translation type="unfinished">Disgyblion</translation>
    </message>
    <message>
        <source>1 pupil you work with</source>
        <translation type="unfinished">1 disgybl rydych chi&apos;n gweithio gydag ef neu hi</translation>
    </message>
    <message>
        <source>%1 pupils you work with</source>
        <translation type="unfinished">%1 disgybl rydych chi&apos;n gweithio gyda nhw</translation>
    </message>
    <message>
        <source>Search a name</source>
        <translation type="unfinished">Chwilio am enw</translation>
    </message>
    <message>
        <source>No pupils yet</source>
        <translation type="unfinished">Dim disgyblion eto</translation>
    </message>
    <message>
        <source>No pupil of that name</source>
        <translation type="unfinished">Dim disgybl o&apos;r enw hwnnw</translation>
    </message>
    <message>
        <source>The pupils of your groups appear here when the school server has told this tablet who they are.</source>
        <translation type="unfinished">Bydd disgyblion eich grwpiau yn ymddangos yma pan fydd gweinydd yr ysgol wedi dweud wrth y dabled hon pwy ydyn nhw.</translation>
    </message>
    <message>
        <source>You see the pupils of your own groups; look at the spelling, or ask the school office.</source>
        <translation type="unfinished">Rydych yn gweld disgyblion eich grwpiau eich hun; edrychwch ar y sillafu, neu gofynnwch i swyddfa&apos;r ysgol.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation type="unfinished">Lleoedd</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished">Gwers</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation type="unfinished">Disgyblion</translation>
    </message>
    <message>
        <source>Safe?</source>
        <translation type="unfinished">Diogel?</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation type="unfinished">Pryderon</translation>
    </message>
    <message>
        <source>Concerns, %1 new</source>
        <translation type="unfinished">Pryderon, %1 newydd</translation>
    </message>
</context>
<context>
    <name>ReadinessPart</name>
    <message>
        <source>You have said it today.</source>
        <translation type="unfinished">Rydych wedi&apos;i ddweud heddiw.</translation>
    </message>
    <message>
        <source>One touch says it. Only the SENCO, and whom they name, can read it.</source>
        <translation type="unfinished">Mae un cyffyrddiad yn ddigon. Dim ond y CADY, a&apos;r rhai a enwir ganddynt, all ei ddarllen.</translation>
    </message>
    <message>
        <source>It has changed</source>
        <translation type="unfinished">Mae wedi newid</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>, </source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>Prompts: %1</source>
        <translation type="unfinished">Anogaeth: %1</translation>
    </message>
    <message>
        <source>Engagement: %1</source>
        <translation type="unfinished">Ymgysylltiad: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 o %2</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation type="unfinished">Derbyn</translation>
    </message>
    <message>
        <source>Nursery %1</source>
        <translation type="unfinished">Meithrin %1</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation type="unfinished">Blwyddyn %1</translation>
    </message>
    <message>
        <source>On the school server</source>
        <translation type="unfinished">Ar weinydd yr ysgol</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation type="unfinished">Angen golwg</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation type="unfinished">Yn aros i&apos;w anfon</translation>
    </message>
    <message>
        <source>Saved on this tablet</source>
        <translation type="unfinished">Wedi&apos;i gadw ar y dabled hon</translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>How much a touch hides</source>
        <translation type="unfinished">Faint mae cyffyrddiad yn ei guddio</translation>
    </message>
    <message>
        <source>Small</source>
        <translation type="unfinished">Bach</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished">Canolig</translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished">Mawr</translation>
    </message>
    <message>
        <source>Say more</source>
        <translation type="unfinished">Dweud mwy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Gorffen</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Touch a face that is not to be seen</source>
        <translation type="unfinished">Cyffyrddwch ag wyneb na ddylid ei weld</translation>
    </message>
    <message>
        <source>The photo is being kept…</source>
        <translation type="unfinished">Mae&apos;r llun yn cael ei gadw…</translation>
    </message>
    <message>
        <source>Nothing is hidden.</source>
        <translation type="unfinished">Does dim wedi&apos;i guddio.</translation>
    </message>
    <message>
        <source>1 face is hidden, for good once this is recorded. Touch it to show it again.</source>
        <translation type="unfinished">Mae 1 wyneb wedi&apos;i guddio, am byth unwaith y caiff hwn ei gofnodi. Cyffyrddwch ag ef i&apos;w ddangos eto.</translation>
    </message>
    <message>
        <source>%1 faces are hidden, for good once this is recorded. Touch one to show it again.</source>
        <translation type="unfinished">Mae %1 wyneb wedi&apos;u cuddio, am byth unwaith y caiff hwn ei gofnodi. Cyffyrddwch ag un i&apos;w ddangos eto.</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation type="unfinished">Y llun</translation>
    </message>
    <message>
        <source>No photos of %1. Hide them if they are in this one.</source>
        <translation type="unfinished">Dim lluniau o %1. Cuddiwch nhw os ydyn nhw yn hwn.</translation>
    </message>
    <message>
        <source>Nothing is hidden. A touch on a ring hides that face.</source>
        <translation type="unfinished">Does dim wedi&apos;i guddio. Mae cyffwrdd â chylch yn cuddio&apos;r wyneb hwnnw.</translation>
    </message>
</context>
<context>
    <name>SafeHeadline</name>
    <message>
        <source>Sending</source>
        <translation type="unfinished">Yn anfon</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished">Anfon nawr</translation>
    </message>
</context>
<context>
    <name>SafePage</name>
    <message>
        <source>Safe?</source>
        <translation type="unfinished">Diogel?</translation>
    </message>
    <message>
        <source>Settings of this tablet</source>
        <translation type="unfinished">Gosodiadau&apos;r dabled hon</translation>
    </message>
    <message>
        <source>On this tablet</source>
        <translation type="unfinished">Ar y dabled hon</translation>
    </message>
    <message>
        <source>Recorded here and still kept here, whatever happens to the network.</source>
        <translation type="unfinished">Wedi&apos;u cofnodi yma ac yn dal i gael eu cadw yma, beth bynnag a ddigwydd i&apos;r rhwydwaith.</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation type="unfinished">Yn aros i&apos;w hanfon</translation>
    </message>
    <message>
        <source>On the school server</source>
        <translation type="unfinished">Ar weinydd yr ysgol</translation>
    </message>
    <message>
        <source>The server has checked and kept them: they survive the loss of this tablet.</source>
        <translation type="unfinished">Mae&apos;r gweinydd wedi&apos;u gwirio a&apos;u cadw: maen nhw&apos;n ddiogel hyd yn oed os collir y dabled hon.</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation type="unfinished">Angen golwg</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished">Does dim eich angen.</translation>
    </message>
    <message>
        <source>Safe here, but the server did not take them: see below.</source>
        <translation type="unfinished">Yn ddiogel yma, ond ni dderbyniodd y gweinydd nhw: gweler isod.</translation>
    </message>
    <message>
        <source>This tablet</source>
        <translation type="unfinished">Y dabled hon</translation>
    </message>
</context>
<context>
    <name>SafePillButton</name>
    <message>
        <source>Shows what is safe and what is waiting</source>
        <translation type="unfinished">Yn dangos beth sy&apos;n ddiogel a beth sy&apos;n aros</translation>
    </message>
</context>
<context>
    <name>SafeguardingLine</name>
    <message>
        <source>Could a child be at risk of harm? Do not write it here. Tell the DSL now.</source>
        <translation type="unfinished">A allai plentyn fod mewn perygl o niwed? Peidiwch â&apos;i ysgrifennu yma. Dywedwch wrth y Person Diogelu Dynodedig nawr.</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>Scan the code</source>
        <translation type="unfinished">Sganio&apos;r cod</translation>
    </message>
    <message>
        <source>Hold the tablet so that the whole code can be seen.</source>
        <translation type="unfinished">Daliwch y dabled fel bod modd gweld y cod cyfan.</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation type="unfinished">Yr hyn y mae&apos;r camera&apos;n ei weld</translation>
    </message>
    <message>
        <source>Leave the camera</source>
        <translation type="unfinished">Gadael y camera</translation>
    </message>
</context>
<context>
    <name>SchoolOptions</name>
    <message>
        <source>More help</source>
        <translation type="unfinished">Mwy o help</translation>
    </message>
</context>
<context>
    <name>SealedImage</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished">Chwilio</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation type="unfinished">Gwagio&apos;r chwiliad</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings of this tablet</source>
        <translation type="unfinished">Gosodiadau&apos;r dabled hon</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">Iaith</translation>
    </message>
    <message>
        <source>As the tablet</source>
        <translation type="unfinished">Fel y dabled</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished">Golau neu dywyll</translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished">Golau</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished">Tywyll</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished">Cyferbyniad</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished">Arferol</translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished">Uchel</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished">Maint y testun</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished">100 %</translation>
    </message>
    <message>
        <source>125 %</source>
        <translation type="unfinished">125 %</translation>
    </message>
    <message>
        <source>150 %</source>
        <translation type="unfinished">150 %</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation type="unfinished">200 %</translation>
    </message>
    <message>
        <source>Which hand touches the screen?</source>
        <translation type="unfinished">Pa law sy&apos;n cyffwrdd â&apos;r sgrin?</translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished">Chwith</translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished">De</translation>
    </message>
    <message>
        <source>Names on the lesson board</source>
        <translation type="unfinished">Enwau ar fwrdd y wers</translation>
    </message>
    <message>
        <source>First names</source>
        <translation type="unfinished">Enwau cyntaf</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation type="unfinished">Blaenlythrennau</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Gorffen</translation>
    </message>
    <message>
        <source>Kept on this tablet, for everybody who uses it.</source>
        <translation type="unfinished">Wedi&apos;i gadw ar y dabled hon, i bawb sy&apos;n ei defnyddio.</translation>
    </message>
</context>
<context>
    <name>SeveralActions</name>
    <message>
        <source>Choose nobody</source>
        <translation type="unfinished">Dewis neb</translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished">Cofnodi</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Touch the pupils</source>
        <translation type="unfinished">Cyffyrddwch â&apos;r disgyblion</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation type="unfinished">%1 wedi&apos;u dewis</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Swipe down to leave</source>
        <translation type="unfinished">Llithrwch i lawr i adael</translation>
    </message>
</context>
<context>
    <name>SheetFoot</name>
    <message>
        <source>Done</source>
        <translation type="unfinished">Gorffen</translation>
    </message>
</context>
<context>
    <name>Shutter</name>
    <message>
        <source>Take the photo</source>
        <translation type="unfinished">Tynnu&apos;r llun</translation>
    </message>
    <message>
        <source>Held down, takes one after another</source>
        <translation type="unfinished">O&apos;i ddal i lawr, yn tynnu un ar ôl y llall</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished">Mewngofnodi</translation>
    </message>
</context>
<context>
    <name>SoundRow</name>
    <message>
        <source>Voice note</source>
        <translation type="unfinished">Nodyn llais</translation>
    </message>
    <message>
        <source>Stop the voice note</source>
        <translation type="unfinished">Stopio&apos;r nodyn llais</translation>
    </message>
    <message>
        <source>Play the voice note</source>
        <translation type="unfinished">Chwarae&apos;r nodyn llais</translation>
    </message>
    <message>
        <source>Play the voice note, %1</source>
        <translation type="unfinished">Chwarae&apos;r nodyn llais, %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 o %2</translation>
    </message>
</context>
<context>
    <name>SplashLine</name>
    <message>
        <source>Opening your records</source>
        <translation type="unfinished">Yn agor eich cofnodion</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>No live step: choose one</source>
        <translation type="unfinished">Dim cam cyfredol: dewiswch un</translation>
    </message>
    <message>
        <source>%1: %2. Choose another step</source>
        <translation type="unfinished">%1: %2. Dewis cam arall</translation>
    </message>
</context>
<context>
    <name>StepPane</name>
    <message>
        <source>More…</source>
        <translation type="unfinished">Mwy…</translation>
    </message>
    <message>
        <source>No live steps yet. Touch More… to search all steps or to write a note.</source>
        <translation type="unfinished">Dim camau cyfredol eto. Cyffyrddwch â Mwy… i chwilio&apos;r holl gamau neu i ysgrifennu nodyn.</translation>
    </message>
    <message>
        <source>Just the photo</source>
        <translation type="unfinished">Dim ond y llun</translation>
    </message>
    <message>
        <source>Just the clip</source>
        <translation type="unfinished">Dim ond y clip</translation>
    </message>
</context>
<context>
    <name>TimelineEntry</name>
    <message>
        <source>Two versions: look and choose</source>
        <translation type="unfinished">Dwy fersiwn: edrychwch a dewiswch</translation>
    </message>
</context>
<context>
    <name>TimelineFilters</name>
    <message>
        <source>Search the records of %1</source>
        <translation type="unfinished">Chwilio cofnodion %1</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation type="unfinished">Math o gofnod</translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished">Popeth</translation>
    </message>
    <message>
        <source>Ticks</source>
        <translation type="unfinished">Ticiau</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished">Nodiadau</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished">Lluniau</translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished">Cam</translation>
    </message>
    <message>
        <source>One step only</source>
        <translation type="unfinished">Un cam yn unig</translation>
    </message>
    <message>
        <source>Any step</source>
        <translation type="unfinished">Unrhyw gam</translation>
    </message>
    <message>
        <source>Adult</source>
        <translation type="unfinished">Oedolyn</translation>
    </message>
    <message>
        <source>One adult only</source>
        <translation type="unfinished">Un oedolyn yn unig</translation>
    </message>
    <message>
        <source>Any adult</source>
        <translation type="unfinished">Unrhyw oedolyn</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished">Dangos popeth</translation>
    </message>
</context>
<context>
    <name>TimelineFoot</name>
    <message>
        <source>The records could not be read</source>
        <translation type="unfinished">Ni ellid darllen y cofnodion</translation>
    </message>
    <message>
        <source>Nothing like that yet</source>
        <translation type="unfinished">Dim byd felly eto</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation type="unfinished">Dim wedi&apos;i gofnodi eto</translation>
    </message>
    <message>
        <source>They are safe on this tablet; go back and open the page again.</source>
        <translation type="unfinished">Maen nhw&apos;n ddiogel ar y dabled hon; ewch yn ôl ac agorwch y dudalen eto.</translation>
    </message>
    <message>
        <source>No record fits what you chose.</source>
        <translation type="unfinished">Does dim cofnod yn cyfateb i&apos;r hyn a ddewisoch.</translation>
    </message>
    <message>
        <source>What %1 can do appears here, newest first: tap a disc on the lesson board.</source>
        <translation type="unfinished">Bydd yr hyn y gall %1 ei wneud yn ymddangos yma, y diweddaraf yn gyntaf: cyffyrddwch â disg ar fwrdd y wers.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished">Dangos popeth</translation>
    </message>
</context>
<context>
    <name>TrayEntry</name>
    <message>
        <source>Finish: %1</source>
        <translation type="unfinished">Gorffen: %1</translation>
    </message>
</context>
<context>
    <name>TrayTile</name>
    <message>
        <source>To finish: %1</source>
        <translation type="unfinished">I&apos;w orffen: %1</translation>
    </message>
    <message>
        <source>To finish</source>
        <translation type="unfinished">I&apos;w orffen</translation>
    </message>
</context>
<context>
    <name>TrialsActions</name>
    <message>
        <source>Done</source>
        <translation type="unfinished">Gorffen</translation>
    </message>
    <message>
        <source>Records the tries of every pupil</source>
        <translation type="unfinished">Yn cofnodi cynigion pob disgybl</translation>
    </message>
    <message>
        <source>Counting trials: ✓ did it, – not yet</source>
        <translation type="unfinished">Cyfrif cynigion: ✓ llwyddo, – ddim eto</translation>
    </message>
    <message>
        <source>Counting trials</source>
        <translation type="unfinished">Cyfrif cynigion</translation>
    </message>
</context>
<context>
    <name>TryRow</name>
    <message>
        <source>%1: did it</source>
        <translation type="unfinished">%1: llwyddo</translation>
    </message>
    <message>
        <source>0 of 0</source>
        <translation type="unfinished">0 o 0</translation>
    </message>
    <message>
        <source>%1: not yet</source>
        <translation type="unfinished">%1: ddim eto</translation>
    </message>
</context>
<context>
    <name>VersionRow</name>
    <message>
        <source>%1 · shown now</source>
        <translation type="unfinished">%1 · i&apos;w weld nawr</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation type="unfinished">Cadw hwn</translation>
    </message>
    <message>
        <source>Keep this: %1</source>
        <translation type="unfinished">Cadw hwn: %1</translation>
    </message>
</context>
<context>
    <name>VersionsSheet</name>
    <message>
        <source>Which is right?</source>
        <translation type="unfinished">Pa un sy&apos;n gywir?</translation>
    </message>
    <message>
        <source>Two adults wrote this without having seen each other. All of it is kept; choose what is shown from now on.</source>
        <translation type="unfinished">Ysgrifennodd dau oedolyn hyn heb weld gwaith ei gilydd. Cedwir y cyfan; dewiswch beth a ddangosir o hyn ymlaen.</translation>
    </message>
</context>
<context>
    <name>VoiceBar</name>
    <message>
        <source>A voice note is being recorded</source>
        <translation type="unfinished">Mae nodyn llais yn cael ei recordio</translation>
    </message>
    <message>
        <source>Say what you saw</source>
        <translation type="unfinished">Dywedwch beth welsoch chi</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation type="unfinished">Stopio recordio</translation>
    </message>
    <message>
        <source>The voice note is kept</source>
        <translation type="unfinished">Mae&apos;r nodyn llais yn cael ei gadw</translation>
    </message>
</context>
<context>
    <name>VoiceLine</name>
    <message>
        <source>Voice note</source>
        <translation type="unfinished">Nodyn llais</translation>
    </message>
    <message>
        <source>A voice note is on its way to this tablet</source>
        <translation type="unfinished">Mae nodyn llais ar ei ffordd i&apos;r dabled hon</translation>
    </message>
    <message>
        <source>Stop the voice note</source>
        <translation type="unfinished">Stopio&apos;r nodyn llais</translation>
    </message>
    <message>
        <source>Play the voice note</source>
        <translation type="unfinished">Chwarae&apos;r nodyn llais</translation>
    </message>
    <message>
        <source>Play the voice note, %1</source>
        <translation type="unfinished">Chwarae&apos;r nodyn llais, %1</translation>
    </message>
</context>
<context>
    <name>VoiceNote</name>
    <message>
        <source>Take out voice note %1</source>
        <translation type="unfinished">Tynnu nodyn llais %1</translation>
    </message>
    <message>
        <source>Voice note taken out</source>
        <translation type="unfinished">Tynnwyd y nodyn llais</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Dadwneud</translation>
    </message>
</context>
<context>
    <name>WhatPart</name>
    <message>
        <source>Who?</source>
        <translation type="unfinished">Pwy?</translation>
    </message>
    <message>
        <source>What could they do?</source>
        <translation type="unfinished">Beth roedden nhw&apos;n gallu ei wneud?</translation>
    </message>
    <message>
        <source>Live steps</source>
        <translation type="unfinished">Camau cyfredol</translation>
    </message>
    <message>
        <source>Find another step</source>
        <translation type="unfinished">Chwilio am gam arall</translation>
    </message>
    <message>
        <source>Choose a pupil to see steps</source>
        <translation type="unfinished">Dewiswch ddisgybl i weld camau</translation>
    </message>
    <message>
        <source>Steps found</source>
        <translation type="unfinished">Camau a gafwyd</translation>
    </message>
    <message>
        <source>How much help?</source>
        <translation type="unfinished">Faint o help?</translation>
    </message>
    <message>
        <source>Prompts, engagement</source>
        <translation type="unfinished">Anogaeth, ymgysylltiad</translation>
    </message>
    <message>
        <source>Which prompts?</source>
        <translation type="unfinished">Pa anogaeth?</translation>
    </message>
    <message>
        <source>Engagement: which areas did you see?</source>
        <translation type="unfinished">Ymgysylltiad: pa feysydd welsoch chi?</translation>
    </message>
</context>
<context>
    <name>WhoPane</name>
    <message>
        <source>More…</source>
        <translation type="unfinished">Mwy…</translation>
    </message>
    <message>
        <source>No time now? Swipe down: it waits under To finish.</source>
        <translation type="unfinished">Dim amser nawr? Llithrwch i lawr: mae&apos;n aros o dan I&apos;w orffen.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today</source>
        <translation type="unfinished">Heddiw</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished">Ddoe</translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished">newydd fod</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation type="unfinished">1 munud yn ôl</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation type="unfinished">%1 munud yn ôl</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation type="unfinished">1 awr yn ôl</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation type="unfinished">%1 awr yn ôl</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation type="unfinished">1 diwrnod yn ôl</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation type="unfinished">%1 diwrnod yn ôl</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::AdultsModel</name>
    <message>
        <source>Teaching assistant</source>
        <translation type="unfinished">Cynorthwyydd addysgu</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished">Athro neu athrawes</translation>
    </message>
    <message>
        <source>SENCO</source>
        <translation type="unfinished">CADY</translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished">Pennaeth</translation>
    </message>
    <message>
        <source>Office</source>
        <translation type="unfinished">Swyddfa</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation type="unfinished">Arbenigwr</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::BoardCard</name>
    <message>
        <source>No photos</source>
        <translation type="unfinished">Dim lluniau</translation>
    </message>
    <message>
        <source>Not seen this week</source>
        <translation type="unfinished">Heb ei weld yr wythnos hon</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::BoardModel</name>
    <message>
        <source>1 pupil</source>
        <translation type="unfinished">1 disgybl</translation>
    </message>
    <message>
        <source>%1 pupils</source>
        <translation type="unfinished">%1 disgybl</translation>
    </message>
    <message>
        <source>%1: how much help?</source>
        <translation type="unfinished">%1: faint o help?</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>Steps of %1</source>
        <translation type="unfinished">Camau %1</translation>
    </message>
    <message>
        <source>What else?</source>
        <translation type="unfinished">Beth arall?</translation>
    </message>
    <message>
        <source>Count trials</source>
        <translation type="unfinished">Cyfrif cynigion</translation>
    </message>
    <message>
        <source>Choose several pupils</source>
        <translation type="unfinished">Dewis sawl disgybl</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::CaptureModel</name>
    <message>
        <source>%1 The rest is under To finish.</source>
        <translation type="unfinished">%1 Mae&apos;r gweddill o dan I&apos;w orffen.</translation>
    </message>
    <message>
        <source>shy,naughty,lovely,lazy,silly,rude,clever,moody,stubborn,bossy,manipulative,attention-seeking,challenging,disruptive,defiant</source>
        <extracomment>Words that judge a child, with commas, in lower case; each language has its own.</extracomment>
        <translation type="unfinished">swil,drwg,hyfryd,diog,gwirion,anghwrtais,clyfar,oriog,ystyfnig,awdurdodol,ystrywgar,ceisio sylw,heriol,aflonyddgar,herfeiddiol</translation>
    </message>
    <message>
        <source>“%1” is what you think. What did you see?</source>
        <translation type="unfinished">“%1” yw&apos;r hyn rydych chi&apos;n ei feddwl. Beth welsoch chi?</translation>
    </message>
    <message>
        <source>No photos</source>
        <translation type="unfinished">Dim lluniau</translation>
    </message>
    <message>
        <source>+ Add pupil</source>
        <translation type="unfinished">+ Ychwanegu disgybl</translation>
    </message>
    <message>
        <source>All %1 steps</source>
        <translation type="unfinished">Pob un o&apos;r %1 cam</translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation type="unfinished">%1 llun</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished">Camera</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation type="unfinished">Pwy ydyw?</translation>
    </message>
    <message>
        <source>What could %1 do?</source>
        <translation type="unfinished">Beth roedd %1 yn gallu ei wneud?</translation>
    </message>
    <message>
        <source>Which step?</source>
        <translation type="unfinished">Pa gam?</translation>
    </message>
    <message>
        <source>New record</source>
        <translation type="unfinished">Cofnod newydd</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished">Yn cadw…</translation>
    </message>
    <message>
        <source>This tablet could not save. Leave the sheet open and ask for help: what you wrote is still here.</source>
        <translation type="unfinished">Ni allai&apos;r dabled hon gadw. Gadewch y daflen ar agor a gofynnwch am help: mae&apos;r hyn a ysgrifennoch yma o hyd.</translation>
    </message>
    <message>
        <source>Everything is saved on this tablet as you go.</source>
        <translation type="unfinished">Mae popeth yn cael ei gadw ar y dabled hon wrth ichi fynd.</translation>
    </message>
    <message>
        <source>Saved on this tablet as you go. Swipe down to leave.</source>
        <translation type="unfinished">Wedi&apos;i gadw ar y dabled hon wrth ichi fynd. Llithrwch i lawr i adael.</translation>
    </message>
    <message>
        <source>No photos of %1</source>
        <translation type="unfinished">Dim lluniau o %1</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation type="unfinished">Y llun</translation>
    </message>
    <message>
        <source>No cameras here</source>
        <translation type="unfinished">Dim camerâu yma</translation>
    </message>
    <message>
        <source>Voice note</source>
        <translation type="unfinished">Nodyn llais</translation>
    </message>
    <message>
        <source>Nobody can be hidden in a clip.</source>
        <translation type="unfinished">Ni ellir cuddio neb mewn clip.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation type="unfinished">Clip</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::CaptureWork</name>
    <message>
        <source>Saved on this tablet, under To finish</source>
        <translation type="unfinished">Wedi&apos;i gadw ar y dabled hon, o dan I&apos;w orffen</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::ClipModel</name>
    <message>
        <source>The camera went away; what was filmed until then is kept.</source>
        <translation type="unfinished">Aeth y camera; mae&apos;r hyn a ffilmiwyd tan hynny wedi&apos;i gadw.</translation>
    </message>
    <message>
        <source>The microphone went away: from here on the clip has no sound.</source>
        <translation type="unfinished">Aeth y meicroffon: o hyn ymlaen nid oes sain yn y clip.</translation>
    </message>
    <message>
        <source>%1 seconds left</source>
        <translation type="unfinished">%1 eiliad ar ôl</translation>
    </message>
    <message>
        <source>There is no microphone to use here: the clip has no sound.</source>
        <translation type="unfinished">Nid oes meicroffon i&apos;w ddefnyddio yma: nid oes sain yn y clip.</translation>
    </message>
    <message>
        <source>Thirty seconds are full: this clip is kept. You can begin another.</source>
        <translation type="unfinished">Mae tri deg eiliad yn llawn: mae&apos;r clip hwn wedi&apos;i gadw. Gallwch ddechrau un arall.</translation>
    </message>
    <message>
        <source>Nothing was filmed, so nothing is kept.</source>
        <translation type="unfinished">Ni ffilmiwyd dim, felly ni chedwir dim.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::ClipViewer</name>
    <message>
        <source>This clip cannot be shown here; it is safe.</source>
        <translation type="unfinished">Ni ellir dangos y clip hwn yma; mae&apos;n ddiogel.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::ConcernAnswerModel</name>
    <message>
        <source>Answer about %1</source>
        <translation type="unfinished">Ateb am %1</translation>
    </message>
    <message>
        <source>Answer to %1</source>
        <translation type="unfinished">Ateb i %1</translation>
    </message>
    <message>
        <source>Choose what happens now, then send it.</source>
        <translation type="unfinished">Dewiswch beth sy&apos;n digwydd nawr, yna anfonwch ef.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::ConcernModel</name>
    <message>
        <source>Today</source>
        <translation type="unfinished">Heddiw</translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished">Yr wythnos hon</translation>
    </message>
    <message>
        <source>This half term</source>
        <translation type="unfinished">Yr hanner tymor hwn</translation>
    </message>
    <message>
        <source>For longer</source>
        <translation type="unfinished">Ers mwy o amser</translation>
    </message>
    <message>
        <source>Communication and interaction</source>
        <translation type="unfinished">Cyfathrebu a rhyngweithio</translation>
    </message>
    <message>
        <source>Cognition and learning</source>
        <translation type="unfinished">Gwybyddiaeth a dysgu</translation>
    </message>
    <message>
        <source>Social, emotional and mental health</source>
        <translation type="unfinished">Iechyd cymdeithasol, emosiynol a meddyliol</translation>
    </message>
    <message>
        <source>Sensory and physical</source>
        <translation type="unfinished">Synhwyraidd a chorfforol</translation>
    </message>
    <message>
        <source>Fewer words</source>
        <translation type="unfinished">Llai o eiriau</translation>
    </message>
    <message>
        <source>Pictures or symbols</source>
        <translation type="unfinished">Lluniau neu symbolau</translation>
    </message>
    <message>
        <source>Another place to sit</source>
        <translation type="unfinished">Lle arall i eistedd</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation type="unfinished">Seibiannau</translation>
    </message>
    <message>
        <source>More help from an adult</source>
        <translation type="unfinished">Mwy o help gan oedolyn</translation>
    </message>
    <message>
        <source>Work with a friend</source>
        <translation type="unfinished">Gweithio gyda ffrind</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished">Dim byd eto</translation>
    </message>
    <message>
        <source>Concern for the SENCO</source>
        <translation type="unfinished">Pryder i&apos;r CADY</translation>
    </message>
    <message>
        <source>the SENCO is looking into it</source>
        <translation type="unfinished">mae&apos;r CADY yn edrych i mewn iddo</translation>
    </message>
    <message>
        <source>something is planned</source>
        <translation type="unfinished">mae rhywbeth ar y gweill</translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished">wedi&apos;i gau</translation>
    </message>
    <message>
        <source>with the SENCO</source>
        <translation type="unfinished">gyda&apos;r CADY</translation>
    </message>
    <message>
        <source>Your concern of %1: %2</source>
        <translation type="unfinished">Eich pryder ar %1: %2</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::ConcernsModel</name>
    <message>
        <source>New</source>
        <translation type="unfinished">Newydd</translation>
    </message>
    <message>
        <source>Looking into it</source>
        <translation type="unfinished">Yn edrych i mewn iddo</translation>
    </message>
    <message>
        <source>Something is planned</source>
        <translation type="unfinished">Mae rhywbeth ar y gweill</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished">Wedi cau</translation>
    </message>
    <message>
        <source>Since: %1</source>
        <translation type="unfinished">Ers: %1</translation>
    </message>
    <message>
        <source>Tried: %1</source>
        <translation type="unfinished">Wedi rhoi cynnig ar: %1</translation>
    </message>
    <message>
        <source>All are closed</source>
        <translation type="unfinished">Mae pob un wedi cau</translation>
    </message>
    <message>
        <source>%1 open, none of them new</source>
        <translation type="unfinished">%1 ar agor, dim un yn newydd</translation>
    </message>
    <message>
        <source>%1 new, %2 open</source>
        <translation type="unfinished">%1 newydd, %2 ar agor</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::FactChips</name>
    <message>
        <source>no cameras there</source>
        <translation type="unfinished">dim camerâu yno</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::FirstStartModel</name>
    <message>
        <source>Classroom tablet</source>
        <translation type="unfinished">Tabled y dosbarth</translation>
    </message>
    <message>
        <source>No code could be read in that picture; choose one where the code is sharp and whole.</source>
        <translation type="unfinished">Ni ellid darllen cod yn y llun hwnnw; dewiswch un lle mae&apos;r cod yn glir ac yn gyfan.</translation>
    </message>
    <message>
        <source>That is a code, but not one for joining a school; ask the school office for the right one.</source>
        <translation type="unfinished">Cod yw hwnnw, ond nid un ar gyfer ymuno ag ysgol; gofynnwch i swyddfa&apos;r ysgol am yr un cywir.</translation>
    </message>
    <message>
        <source>That is not a whole enrolment code; look at it again, letter by letter.</source>
        <translation type="unfinished">Nid cod cofrestru cyfan yw hwnnw; edrychwch arno eto, fesul llythyren.</translation>
    </message>
    <message>
        <source>The school server does not take this code; codes are good for 10 minutes and once, so ask for a new one.</source>
        <translation type="unfinished">Nid yw gweinydd yr ysgol yn derbyn y cod hwn; mae codau&apos;n ddilys am 10 munud ac unwaith yn unig, felly gofynnwch am un newydd.</translation>
    </message>
    <message>
        <source>Something else answers where the school server should be; nothing was sent, so try again on the school network.</source>
        <translation type="unfinished">Mae rhywbeth arall yn ateb lle dylai gweinydd yr ysgol fod; nid anfonwyd dim, felly rhowch gynnig arall ar rwydwaith yr ysgol.</translation>
    </message>
    <message>
        <source>Too many codes were tried; wait a quarter of an hour, then use a new one.</source>
        <translation type="unfinished">Rhoddwyd cynnig ar ormod o godau; arhoswch chwarter awr, yna defnyddiwch un newydd.</translation>
    </message>
    <message>
        <source>The school server cannot be reached from here; check the network and try again.</source>
        <translation type="unfinished">Ni ellir cyrraedd gweinydd yr ysgol o&apos;r fan hon; gwiriwch y rhwydwaith a rhowch gynnig arall.</translation>
    </message>
    <message>
        <source>This tablet is full; make some room and try again.</source>
        <translation type="unfinished">Mae&apos;r dabled hon yn llawn; gwnewch ychydig o le a rhowch gynnig arall.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::FormDraft</name>
    <message>
        <source>This cannot be saved just now. Keep the form open.</source>
        <translation type="unfinished">Ni ellir cadw hwn ar hyn o bryd. Cadwch y ffurflen ar agor.</translation>
    </message>
    <message>
        <source>Saved on this tablet, for you alone, until you send it.</source>
        <translation type="unfinished">Wedi&apos;i gadw ar y dabled hon, i chi&apos;n unig, nes ichi ei anfon.</translation>
    </message>
    <message>
        <source>Only you see this until you send it.</source>
        <translation type="unfinished">Dim ond chi sy&apos;n gweld hwn nes ichi ei anfon.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::LessonModel</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished">%1 tan %2</translation>
    </message>
    <message>
        <source>Which group?</source>
        <translation type="unfinished">Pa grŵp?</translation>
    </message>
    <message>
        <source>Which lesson?</source>
        <translation type="unfinished">Pa wers?</translation>
    </message>
    <message>
        <source>no cameras there</source>
        <translation type="unfinished">dim camerâu yno</translation>
    </message>
    <message>
        <source>Several places, or none of these</source>
        <translation type="unfinished">Sawl lle, neu ddim un o&apos;r rhain</translation>
    </message>
    <message>
        <source>Where is the lesson?</source>
        <translation type="unfinished">Ble mae&apos;r wers?</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation type="unfinished">Nesaf: %1</translation>
    </message>
    <message>
        <source>Next: %1 with %2</source>
        <translation type="unfinished">Nesaf: %1 gyda %2</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::NeedsLookModel</name>
    <message>
        <source>A photo</source>
        <translation type="unfinished">Llun</translation>
    </message>
    <message>
        <source>A voice note</source>
        <translation type="unfinished">Nodyn llais</translation>
    </message>
    <message>
        <source>A clip</source>
        <translation type="unfinished">Clip</translation>
    </message>
    <message>
        <source>An observation</source>
        <translation type="unfinished">Arsylwad</translation>
    </message>
    <message>
        <source>A record</source>
        <translation type="unfinished">Cofnod</translation>
    </message>
    <message>
        <source>It is safe here; whoever wrote it signs in on this tablet once with a connection, then it goes up.</source>
        <translation type="unfinished">Mae&apos;n ddiogel yma; pan fydd pwy bynnag a&apos;i hysgrifennodd yn mewngofnodi ar y dabled hon gyda chysylltiad, caiff ei anfon.</translation>
    </message>
    <message>
        <source>It is safe here; the server does not let its author write about this pupil, so ask the school office to look at who works with whom.</source>
        <translation type="unfinished">Mae&apos;n ddiogel yma; nid yw&apos;r gweinydd yn gadael i&apos;w awdur ysgrifennu am y disgybl hwn, felly gofynnwch i swyddfa&apos;r ysgol edrych ar bwy sy&apos;n gweithio gyda phwy.</translation>
    </message>
    <message>
        <source>It is safe here; the server already has a different record by this number, so tell whoever looks after the tablets.</source>
        <translation type="unfinished">Mae&apos;n ddiogel yma; mae gan y gweinydd gofnod gwahanol o dan y rhif hwn eisoes, felly dywedwch wrth bwy bynnag sy&apos;n gofalu am y tabledi.</translation>
    </message>
    <message>
        <source>It is safe here; the school server is older than this tablet and has to be updated to take it.</source>
        <translation type="unfinished">Mae&apos;n ddiogel yma; mae gweinydd yr ysgol yn hŷn na&apos;r dabled hon a rhaid ei ddiweddaru i&apos;w dderbyn.</translation>
    </message>
    <message>
        <source>It is safe here, and a sealed copy goes to the school server; it could not be taken as it is, so tell whoever looks after the tablets.</source>
        <translation type="unfinished">Mae&apos;n ddiogel yma, ac mae copi wedi&apos;i selio yn mynd i weinydd yr ysgol; ni ellid ei dderbyn fel y mae, felly dywedwch wrth bwy bynnag sy&apos;n gofalu am y tabledi.</translation>
    </message>
    <message>
        <source>The words are on the server; the picture on this tablet is damaged, so take it again if you can.</source>
        <translation type="unfinished">Mae&apos;r geiriau ar y gweinydd; mae&apos;r llun ar y dabled hon wedi&apos;i ddifrodi, felly tynnwch ef eto os gallwch.</translation>
    </message>
    <message>
        <source>It is safe on this tablet; try again, and if it stays here tell whoever looks after the tablets.</source>
        <translation type="unfinished">Mae&apos;n ddiogel ar y dabled hon; rhowch gynnig arall, ac os bydd yn aros yma dywedwch wrth bwy bynnag sy&apos;n gofalu am y tabledi.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::PassportModel</name>
    <message>
        <source>What helps me</source>
        <translation type="unfinished">Beth sy&apos;n fy helpu</translation>
    </message>
    <message>
        <source>What if I…</source>
        <translation type="unfinished">Beth os ydw i&apos;n…</translation>
    </message>
    <message>
        <source>What is hard</source>
        <translation type="unfinished">Beth sy&apos;n anodd</translation>
    </message>
    <message>
        <source>What I like</source>
        <translation type="unfinished">Beth rwy&apos;n ei hoffi</translation>
    </message>
    <message>
        <source>More about me</source>
        <translation type="unfinished">Mwy amdana i</translation>
    </message>
    <message>
        <source>Still true on %1</source>
        <translation type="unfinished">Yn dal yn wir ar %1</translation>
    </message>
    <message>
        <source>%1 wrote: %2</source>
        <translation type="unfinished">Ysgrifennodd %1: %2</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::PhotosForLater</name>
    <message>
        <source>1 photo saved, under To finish</source>
        <translation type="unfinished">1 llun wedi&apos;i gadw, o dan I&apos;w orffen</translation>
    </message>
    <message>
        <source>%1 photos saved, under To finish</source>
        <translation type="unfinished">%1 llun wedi&apos;u cadw, o dan I&apos;w orffen</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::PupilModel</name>
    <message>
        <source>All steps</source>
        <translation type="unfinished">Pob cam</translation>
    </message>
    <message>
        <source>All adults</source>
        <translation type="unfinished">Pob oedolyn</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished">Wedi&apos;i ddewis</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::ReadinessModel</name>
    <message>
        <source>How is %1 today?</source>
        <translation type="unfinished">Sut mae %1 heddiw?</translation>
    </message>
    <message>
        <source>How are they today?</source>
        <translation type="unfinished">Sut maen nhw heddiw?</translation>
    </message>
    <message>
        <source>%1 · How they are today</source>
        <translation type="unfinished">%1 · Sut maen nhw heddiw</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::Recorder</name>
    <message>
        <source>Sign in first: nothing was recorded.</source>
        <translation type="unfinished">Mewngofnodwch yn gyntaf: ni chofnodwyd dim.</translation>
    </message>
    <message>
        <source>%1 · Saved on this tablet</source>
        <translation type="unfinished">%1 · Wedi&apos;i gadw ar y dabled hon</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished">Wedi&apos;i dynnu&apos;n ôl</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::SafeModel</name>
    <message>
        <source>Nothing is sent from here: this tablet belongs to no school.</source>
        <translation type="unfinished">Ni anfonir dim oddi yma: nid yw&apos;r dabled hon yn perthyn i unrhyw ysgol.</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation type="unfinished">Does dim yn aros.</translation>
    </message>
    <message>
        <source>Safe here, goes up by itself. The oldest is from %1.</source>
        <translation type="unfinished">Yn ddiogel yma, ac yn cael ei anfon ohono&apos;i hun. Yr hynaf: %1.</translation>
    </message>
    <message>
        <source>Safe here, goes up by itself.</source>
        <translation type="unfinished">Yn ddiogel yma, ac yn cael ei anfon ohono&apos;i hun.</translation>
    </message>
    <message>
        <source>Everything on this tablet is on the school server. Safe to put away.</source>
        <translation type="unfinished">Mae popeth ar y dabled hon ar weinydd yr ysgol. Mae&apos;n ddiogel ei chadw.</translation>
    </message>
    <message>
        <source>Everything is kept on this tablet, and only here.</source>
        <translation type="unfinished">Mae popeth yn cael ei gadw ar y dabled hon, ac yma&apos;n unig.</translation>
    </message>
    <message>
        <source>Everything is kept on this tablet. Something below needs a look.</source>
        <translation type="unfinished">Mae popeth yn cael ei gadw ar y dabled hon. Mae angen golwg ar rywbeth isod.</translation>
    </message>
    <message>
        <source>Everything has been sent; the school server&apos;s copy is being compared with this tablet.</source>
        <translation type="unfinished">Mae popeth wedi&apos;i anfon; mae copi gweinydd yr ysgol yn cael ei gymharu â&apos;r dabled hon.</translation>
    </message>
    <message>
        <source>Everything is kept on this tablet and goes to the school server by itself.</source>
        <translation type="unfinished">Mae popeth yn cael ei gadw ar y dabled hon ac yn mynd i weinydd yr ysgol ohono&apos;i hun.</translation>
    </message>
    <message>
        <source>This tablet has no school server.</source>
        <translation type="unfinished">Does gan y dabled hon ddim gweinydd ysgol.</translation>
    </message>
    <message>
        <source>Has not talked with the school server yet.</source>
        <translation type="unfinished">Heb siarad â gweinydd yr ysgol eto.</translation>
    </message>
    <message>
        <source>Last talked with the school server %1.</source>
        <translation type="unfinished">Siaradodd ddiwethaf â gweinydd yr ysgol %1.</translation>
    </message>
    <message>
        <source>Pictures are on their way: %1 of %2</source>
        <translation type="unfinished">Mae lluniau ar eu ffordd: %1 o %2</translation>
    </message>
    <message>
        <source>Pictures come from the school server: %1 of %2</source>
        <translation type="unfinished">Mae lluniau&apos;n dod o weinydd yr ysgol: %1 o %2</translation>
    </message>
    <message>
        <source>Talking with the school server</source>
        <translation type="unfinished">Yn siarad â gweinydd yr ysgol</translation>
    </message>
    <message>
        <source>Only %1 are free: ticks and notes still fit, photos soon will not.</source>
        <translation type="unfinished">Dim ond %1 sydd ar ôl: mae lle i diciau a nodiadau o hyd, ond cyn bo hir ni fydd lle i luniau.</translation>
    </message>
    <message>
        <source>%1 are free for records and photos.</source>
        <translation type="unfinished">Mae %1 ar gael ar gyfer cofnodion a lluniau.</translation>
    </message>
    <message>
        <source>Pictures go over this network too, although it may cost money: that was chosen here.</source>
        <translation type="unfinished">Mae lluniau&apos;n mynd dros y rhwydwaith hwn hefyd, er y gall gostio arian: dyna a ddewiswyd yma.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::SafePill</name>
    <message>
        <source>1 needs a look</source>
        <translation type="unfinished">1 angen golwg</translation>
    </message>
    <message>
        <source>%1 need a look</source>
        <translation type="unfinished">%1 angen golwg</translation>
    </message>
    <message>
        <source>Kept on this tablet</source>
        <translation type="unfinished">Wedi&apos;u cadw ar y dabled hon</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation type="unfinished">Yn cael eu gwirio</translation>
    </message>
    <message>
        <source>Pictures on this tablet</source>
        <translation type="unfinished">Lluniau ar y dabled hon</translation>
    </message>
    <message>
        <source>%1 on this tablet</source>
        <translation type="unfinished">%1 ar y dabled hon</translation>
    </message>
    <message>
        <source>All on the school server</source>
        <translation type="unfinished">Popeth ar weinydd yr ysgol</translation>
    </message>
    <message>
        <source>All safe</source>
        <translation type="unfinished">Popeth yn ddiogel</translation>
    </message>
    <message>
        <source>This tablet</source>
        <translation type="unfinished">Y dabled hon</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished">Yn gwirio</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished">Lluniau</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation type="unfinished">%1 yma</translation>
    </message>
    <message>
        <source>%1 to look at</source>
        <translation type="unfinished">%1 i edrych arnynt</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::Several</name>
    <message>
        <source>No photos of %1</source>
        <translation type="unfinished">Dim lluniau o %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished">, </translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::SignInModel</name>
    <message>
        <source>The first time on this tablet, your PIN is checked by the school server.</source>
        <translation type="unfinished">Y tro cyntaf ar y dabled hon, gweinydd yr ysgol sy&apos;n gwirio eich PIN.</translation>
    </message>
    <message>
        <source>That is not your PIN on this tablet; try again.</source>
        <translation type="unfinished">Nid dyna eich PIN ar y dabled hon; rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <source>Your first time on this tablet needs the school network; connect, or use a tablet where you have signed in before.</source>
        <translation type="unfinished">Mae angen rhwydwaith yr ysgol y tro cyntaf ar y dabled hon; cysylltwch, neu defnyddiwch dabled lle rydych wedi mewngofnodi o&apos;r blaen.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::TimelineModel</name>
    <message>
        <source>1 photo</source>
        <translation type="unfinished">1 llun</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation type="unfinished">%1 llun</translation>
    </message>
    <message>
        <source>stands in two versions</source>
        <translation type="unfinished">mewn dwy fersiwn</translation>
    </message>
    <message>
        <source>1 voice note</source>
        <translation type="unfinished">1 nodyn llais</translation>
    </message>
    <message>
        <source>%1 voice notes</source>
        <translation type="unfinished">%1 nodyn llais</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation type="unfinished">1 clip</translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation type="unfinished">%1 clip</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::TrayModel</name>
    <message>
        <source>, </source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation type="unfinished">Pwy ydyw?</translation>
    </message>
    <message>
        <source>1 photo waits</source>
        <translation type="unfinished">Mae 1 llun yn aros</translation>
    </message>
    <message>
        <source>%1 photos wait</source>
        <translation type="unfinished">Mae %1 llun yn aros</translation>
    </message>
    <message>
        <source>1 record waits</source>
        <translation type="unfinished">Mae 1 cofnod yn aros</translation>
    </message>
    <message>
        <source>%1 records wait</source>
        <translation type="unfinished">Mae %1 cofnod yn aros</translation>
    </message>
    <message>
        <source>Voice note</source>
        <translation type="unfinished">Nodyn llais</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::Trials</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 o %2</translation>
    </message>
    <message>
        <source>%1: not saved yet. It is tried again with the next touch.</source>
        <translation type="unfinished">%1: heb ei gadw eto. Rhoddir cynnig arall gyda&apos;r cyffyrddiad nesaf.</translation>
    </message>
    <message>
        <source>%1 · %2 · Saved on this tablet</source>
        <translation type="unfinished">%1 · %2 · Wedi&apos;i gadw ar y dabled hon</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished">Wedi&apos;i dynnu&apos;n ôl</translation>
    </message>
    <message>
        <source>Taken back: %1 · %2</source>
        <translation type="unfinished">Wedi&apos;i dynnu&apos;n ôl: %1 · %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished">%1 %2</translation>
    </message>
    <message>
        <source>Trials of %1 pupils</source>
        <translation type="unfinished">Cynigion %1 disgybl</translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished">, </translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::VersionsModel</name>
    <message>
        <source>A record from %1</source>
        <translation type="unfinished">Cofnod o %1</translation>
    </message>
    <message>
        <source>A line of the passport</source>
        <translation type="unfinished">Llinell o&apos;r pasbort</translation>
    </message>
    <message>
        <source>A step</source>
        <translation type="unfinished">Cam</translation>
    </message>
    <message>
        <source>An alert: all versions are acted on until somebody chooses</source>
        <translation type="unfinished">Rhybudd: gweithredir ar bob fersiwn nes bydd rhywun yn dewis</translation>
    </message>
    <message>
        <source>Consent for photos: the more protective one is acted on until somebody chooses</source>
        <translation type="unfinished">Caniatâd lluniau: gweithredir ar yr un mwyaf gwarchodol nes bydd rhywun yn dewis</translation>
    </message>
    <message>
        <source>About the pupil</source>
        <translation type="unfinished">Am y disgybl</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished">Ie</translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished">Na</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished">Dim</translation>
    </message>
    <message>
        <source>No photos</source>
        <translation type="unfinished">Dim lluniau</translation>
    </message>
    <message>
        <source>Photos within the school</source>
        <translation type="unfinished">Lluniau o fewn yr ysgol</translation>
    </message>
    <message>
        <source>Photos for the family</source>
        <translation type="unfinished">Lluniau i&apos;r teulu</translation>
    </message>
    <message>
        <source>Photos on the website</source>
        <translation type="unfinished">Lluniau ar y wefan</translation>
    </message>
    <message>
        <source>Another adult</source>
        <translation type="unfinished">Oedolyn arall</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>Both, one below the other</source>
        <translation type="unfinished">Y ddau, un o dan y llall</translation>
    </message>
    <message>
        <source>A teacher or the SENCO chooses where there is no button.</source>
        <translation type="unfinished">Mae athro neu&apos;r CADY yn dewis lle nad oes botwm.</translation>
    </message>
    <message>
        <source>%1. %2. Shown now.</source>
        <translation type="unfinished">%1. %2. Yn cael ei ddangos nawr.</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation type="unfinished">%1. %2.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::VoiceModel</name>
    <message>
        <source>The microphone went away; what was said until then is kept.</source>
        <translation type="unfinished">Aeth y meicroffon; mae&apos;r hyn a ddywedwyd tan hynny wedi&apos;i gadw.</translation>
    </message>
    <message>
        <source>%1 seconds left</source>
        <translation type="unfinished">%1 eiliad ar ôl</translation>
    </message>
    <message>
        <source>There is no microphone to use here, or it is not allowed: look in the tablet&apos;s settings. You can write instead.</source>
        <translation type="unfinished">Nid oes meicroffon i&apos;w ddefnyddio yma, neu nid yw&apos;n cael ei ganiatáu: edrychwch yng ngosodiadau&apos;r dabled. Gallwch ysgrifennu yn lle hynny.</translation>
    </message>
    <message>
        <source>Three minutes are full: this voice note is kept. You can begin another.</source>
        <translation type="unfinished">Mae tair munud yn llawn: mae&apos;r nodyn llais hwn wedi&apos;i gadw. Gallwch ddechrau un arall.</translation>
    </message>
    <message>
        <source>Nothing is heard yet. Is the microphone covered or switched off?</source>
        <translation type="unfinished">Ni chlywir dim eto. A yw&apos;r meicroffon wedi&apos;i orchuddio neu wedi&apos;i ddiffodd?</translation>
    </message>
    <message>
        <source>Nothing was heard, so nothing is kept.</source>
        <translation type="unfinished">Ni chlywyd dim, felly ni chedwir dim.</translation>
    </message>
</context>
<context>
    <name>jotter::viewmodels::VoicePlayer</name>
    <message>
        <source>There is nothing here to hear it with; the voice note is safe.</source>
        <translation type="unfinished">Nid oes dim yma i&apos;w glywed ag ef; mae&apos;r nodyn llais yn ddiogel.</translation>
    </message>
</context>
</TS>
