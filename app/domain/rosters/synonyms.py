"""How offices head their columns, by field; parted by semicolons, in any spelling that `normal_heading` knows."""

from __future__ import annotations

from types import MappingProxyType

SYNONYMS = MappingProxyType(
    {
        "full_name": (
            "full name;name;student name;alum name;alumni name;mentor name;mentee name;display name;legal name;"
            "person;contact name;participant;participant name;name last first;last name first name;last first;"
            "name first last;first last name;first and last name;nombre;applicant name;applicant"
        ),
        "given": "given name;first name;first;given;first names;legal first name;first name middle;prename",
        "family": "family name;last name;last;family;last names;legal last name;surnames;apellido",
        "middle": "middle name;middle;middle initial;mi;middle names",
        "suffix": "suffix;name suffix;generation",
        "preferred": (
            "preferred name;preferred first name;preferred;goes by;known as;called;chosen name;preferred given name;"
            "name used"
        ),
        "native": (
            "native name;native script;name in native script;name native script;original script;name in own language;"
            "chinese name;korean name;japanese name;arabic name"
        ),
        "pronunciation": "pronunciation;how to say it;name pronunciation;phonetic;say it;pronounced",
        "badge_name": "badge name;name on badge;name tag;nametag;badge",
        "pronouns": "pronouns;pronoun;personal pronouns;gender pronouns;preferred pronouns",
        "email": (
            "email;email address;e mail;mail;email id;university email;campus email;school email;student email;"
            "primary email;preferred email;work email;personal email;home email;alternate email;other email;"
            "second email;email 2;secondary email;contact email;alt email;correo"
        ),
        "phone": (
            "phone;phone number;mobile;mobile phone;cell;cell phone;mobile number;home phone;work phone;"
            "contact number;telephone number;business phone;preferred phone;daytime phone;other phone;phone 2"
        ),
        "link": (
            "linkedin;linkedin profile;linkedin url;linkedin link;profile link;profile;website;web profile;web page;"
            "link;personal website;portfolio"
        ),
        "student_id": (
            "student id;id;student number;id number;university id;campus id;banner id;emplid;empl id;uid;"
            "matriculation number;pid;puid;uin;n number;student id number;netid;alumni id;constituent id;record id;"
            "person id"
        ),
        "program": (
            "program;major;majors;program study;field study;course study;degree program;academic program;"
            "academic plan;plan;primary major;major 1;concentration;degree;subject;curriculum;major program;"
            "discipline;studied;area study"
        ),
        "major_and_year": (
            "major year;major and year;major class;program year;major class year;program and year;major grad year;"
            "degree and year;program class;major and class year"
        ),
        "college": (
            "college;school;faculty;college school;academic college;school college;department;division;academic unit"
        ),
        "class_year": (
            "class year;class;year;graduation year;year graduation;class of;degree year;year graduated;graduated;"
            "grad year;cohort year;graduating year;year degree;yog;pref class year;preferred class year;reunion year"
        ),
        "standing": (
            "standing;class standing;academic standing;level;class level;academic level;student level;year in school;"
            "year level;academic year;grade level;year study;current year"
        ),
        "expected_graduation": (
            "expected graduation;expected graduation date;graduation date;anticipated graduation;graduation;"
            "expected grad;exp graduation;projected graduation;graduation term;completion date;degree date;"
            "expected completion;exp grad date;expected grad date;anticipated grad date;expected graduation term;"
            "graduation month"
        ),
        "employer": (
            "employer;company;where work;place of work;organization;current employer;employer name;"
            "company name;firm;workplace;business;"
            "place employment;current company;organization name;works at;business name"
        ),
        "job_title": (
            "job title;title;position;role;current title;occupation;job;current position;position title;"
            "professional title;business title;current role"
        ),
        "industry": (
            "industry;sector;industry sector;field work;business sector;career field;professional field;line work"
        ),
        "years_experience": (
            "years experience;experience;years professional experience;years work experience;years industry;"
            "years working;work experience;years in field;professional experience;how many years experience"
        ),
        "capacity": (
            "capacity;mentees;number mentees;maximum mentees;how many mentees;mentee capacity;students;"
            "number students;maximum students;how many students;mentees wanted;can mentor;slots;how many;"
            "maximum number mentees"
        ),
        "city": "city;town;home city;city town;preferred city;municipality",
        "region": "state;region;province;state province;home state;preferred state;county;st",
        "country": "country;nation;home country;preferred country;country residence",
        "location": (
            "location;city state;city and state;based in;where;residence;lives in;hometown;current location;"
            "metro area;place"
        ),
        "time_zone": "time zone;tz;zone",
        "interests": (
            "interests;field interest;fields interest;interest;areas interest;area interest;career interests;"
            "career interest;topics interest;topics;professional interests;interested in;mentoring topics;"
            "interest areas"
        ),
        "industries": (
            "industries;industries interest;industry interest;target industries;preferred industry;"
            "industry preference;which industries interest"
        ),
        "career_goal_themes": (
            "career goal themes;career themes;goal themes;themes;goal theme;goal areas;mentoring goals;"
            "topics discuss;focus areas"
        ),
        "skills": "skills;skill;key skills;skill areas;competencies;expertise;areas expertise;expert in;specialties",
        "skills_sought": (
            "skills sought;skills to develop;skills want to develop;wants to learn;skills to build;skills develop;"
            "skills wanted;skills to improve;looking to learn"
        ),
        "skills_offered": (
            "skills offered;skills to share;skills can share;can teach;skills have;strengths;current skills"
        ),
        "kinds_of_help": (
            "kinds help;help;help with;type support;types support;kind help;type help;support;assistance;help type;"
            "areas support;ways help;mentoring areas;mentorship areas"
        ),
        "help_sought": (
            "help sought;help needed;help wanted;needs help with;seeking help with;looking for help;seeking;"
            "support needed;what looking for in mentor;wants help with"
        ),
        "help_offered": (
            "help offered;can help with;willing to help with;offers;offering;how can help;volunteer interests;"
            "willing to;ways to help;i can help with;engagement interests"
        ),
        "languages": "languages;language;languages spoken;spoken languages;language skills",
        "background": (
            "background;backgrounds;identities;affinity;affiliations;shared background;communities;student groups;"
            "groups;activities"
        ),
        "availability": (
            "availability;meeting times;times;hours availability;available times;available;best times;"
            "preferred times;preferred meeting times;when available;days available;days times;times available;"
            "free times;schedule;meeting availability;preferred days;best time to meet;hours"
        ),
        "mentoring_style": "mentoring style;style;preferred style;mentor style;mentorship style;communication style",
        "meeting_ways": (
            "ways meeting;meeting ways;meeting format;meeting preference;meeting method;format;modality;meeting mode;"
            "virtual or person;preferred contact method;meeting type;how meet;preferred format;in person or virtual"
        ),
        "career_goal": (
            "career goal;career goals;goal;goals;career objective;objective;career plans;career aspirations;"
            "career aspiration;post graduation plans"
        ),
        "hopes": (
            "hopes;hopes program;expectations;what hope to gain;why join;reason for joining;motivation;hope to gain;"
            "why do you want a mentor;statement;personal statement;why"
        ),
        "preference": (
            "preference;preferences;match preferences;matching preferences;match wishes;mentor preference;"
            "mentor preferences;mentee preference;special requests;requests"
        ),
        "directory_opt_out": (
            "directory opt out;opt out;confidential;ferpa;ferpa hold;privacy;privacy flag;confidentiality;"
            "directory hold;privacy hold;confidential flag;directory restriction;non disclosure;ferpa flag;"
            "ferpa block;confidentiality indicator;no directory;privacy indicator"
        ),
        "directory_release": (
            "directory release;directory ok;release information;release info;ok publish;"
            "directory information release;publish;may publish;ok to list;release directory information;release"
        ),
        "do_not_contact": (
            "do not contact;dnc;no contact;do not email;do not solicit;do not mail;no email;not contact;no solicit;"
            "unsubscribe;unsubscribed"
        ),
        "contact_ok": (
            "ok to contact;ok contact;may contact;can contact;contact ok;may we contact;contact permission;email ok;"
            "ok to email"
        ),
        "consent": (
            "consent;consents;consent given;consent share;agreed;agreement;consent date;i agree;consent to share;"
            "permission;terms"
        ),
        "notes": (
            "notes;note;comments;comment;remarks;remark;additional information;other information;anything else;"
            "other comments;staff notes;bio;biography;about me;about"
        ),
        "skip": (
            "row;number;index;timestamp;birth date;birthday;ssn;social security;social security number;gender;sex;"
            "race;ethnicity;gpa;cumulative gpa;age;marital status;address;street;street address;address 1;address 2;"
            "postal code;mailing address;home address;password;score;advisor;advisor name;start time;completion time;"
            "ip address;response id;status;parent;emergency contact;salary;credits;hours earned;term;citizenship;"
            "visa status;religion"
        ),
    }
)
